using Hipwise.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hipwise.Data;

/// <summary>The tables as EF Core sees them; the schema itself is made by the numbered files of <c>Migrations</c>, and a test holds both equal.</summary>
/// <param name="options">Which database, and how to reach it.</param>
public sealed class HipwiseContext(DbContextOptions<HipwiseContext> options) : DbContext(options)
{
    internal DbSet<PersonRow> Persons => Set<PersonRow>();

    internal DbSet<CheckupRow> Checkups => Set<CheckupRow>();

    internal DbSet<AnswerPartRow> AnswerParts => Set<AnswerPartRow>();

    internal DbSet<TrialRow> Trials => Set<TrialRow>();

    internal DbSet<TrialPartRow> TrialParts => Set<TrialPartRow>();

    internal DbSet<ObservationRow> Observations => Set<ObservationRow>();

    internal DbSet<FilmRow> Films => Set<FilmRow>();

    internal DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    internal DbSet<DiaryRow> Diary => Set<DiaryRow>();

    internal DbSet<SettingRow> Settings => Set<SettingRow>();

    internal DbSet<NudgeRow> Nudges => Set<NudgeRow>();

    internal DbSet<NudgeDueRow> NudgesDue => Set<NudgeDueRow>();

    internal DbSet<OwnRow> OwnEntries => Set<OwnRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PersonRow>().ToTable("persons").Property(person => person.Id).ValueGeneratedNever();
        modelBuilder.Entity<CheckupRow>(MapCheckup);
        modelBuilder.Entity<AnswerPartRow>(MapPart);
        modelBuilder.Entity<TrialRow>(MapTrial);
        modelBuilder.Entity<TrialPartRow>(MapTrialPart);
        modelBuilder.Entity<ObservationRow>(MapObservation);
        modelBuilder.Entity<FilmRow>(MapFilm);
        modelBuilder.Entity<CorrectionRow>(MapCorrection);
        modelBuilder.Entity<DiaryRow>(MapDiary);
        modelBuilder.Entity<SettingRow>(MapSetting);
        modelBuilder.Entity<NudgeRow>(MapNudge);
        modelBuilder.Entity<NudgeDueRow>(MapDue);
        modelBuilder.Entity<OwnRow>(MapOwn);
    }

    private static void MapCheckup(EntityTypeBuilder<CheckupRow> checkup)
    {
        checkup.ToTable("checkups").Property(row => row.Id).ValueGeneratedNever();
        checkup.HasIndex(row => new { row.PersonId, row.Number }).IsUnique();
        BelongsTo<CheckupRow, PersonRow>(checkup, nameof(CheckupRow.PersonId));
    }

    private static void MapPart(EntityTypeBuilder<AnswerPartRow> part)
    {
        part.ToTable("answer_parts").HasKey(row => new { row.CheckupId, row.Key });
        BelongsTo<AnswerPartRow, CheckupRow>(part, nameof(AnswerPartRow.CheckupId));
    }

    private static void MapTrial(EntityTypeBuilder<TrialRow> trial)
    {
        trial.ToTable("trials").Property(row => row.Id).ValueGeneratedNever();
        BelongsTo<TrialRow, CheckupRow>(trial, nameof(TrialRow.CheckupId));
    }

    private static void MapTrialPart(EntityTypeBuilder<TrialPartRow> part)
    {
        part.ToTable("trial_parts").HasKey(row => new { row.TrialId, row.Part });
        BelongsTo<TrialPartRow, TrialRow>(part, nameof(TrialPartRow.TrialId));
    }

    private static void MapObservation(EntityTypeBuilder<ObservationRow> observation)
    {
        observation.ToTable("observations");
        BelongsTo<ObservationRow, TrialRow>(observation, nameof(ObservationRow.TrialId));
    }

    private static void MapFilm(EntityTypeBuilder<FilmRow> film)
    {
        film.ToTable("films").HasKey(row => new { row.TrialId, row.Part, row.Number });
        BelongsTo<FilmRow, TrialRow>(film, nameof(FilmRow.TrialId));
    }

    private static void MapCorrection(EntityTypeBuilder<CorrectionRow> correction)
    {
        correction.ToTable("corrections");
        BelongsTo<CorrectionRow, CheckupRow>(correction, nameof(CorrectionRow.CheckupId));
    }

    private static void MapDiary(EntityTypeBuilder<DiaryRow> entry)
    {
        entry.ToTable("diary").Property(row => row.Id).ValueGeneratedNever();
        entry.HasIndex(row => new { row.PersonId, row.At });
        BelongsTo<DiaryRow, PersonRow>(entry, nameof(DiaryRow.PersonId));
    }

    private static void MapSetting(EntityTypeBuilder<SettingRow> setting)
    {
        setting.ToTable("settings").HasKey(row => new { row.PersonId, row.Key });
        BelongsTo<SettingRow, PersonRow>(setting, nameof(SettingRow.PersonId));
    }

    private static void MapNudge(EntityTypeBuilder<NudgeRow> nudge)
    {
        nudge.ToTable("nudges").HasKey(row => new { row.PersonId, row.Slot });
        BelongsTo<NudgeRow, PersonRow>(nudge, nameof(NudgeRow.PersonId));
    }

    private static void MapDue(EntityTypeBuilder<NudgeDueRow> due)
    {
        due.ToTable("nudge_due").HasKey(row => row.PersonId);
        due.HasIndex(row => row.DueAt);
        due.HasOne<PersonRow>().WithMany().HasForeignKey(row => row.PersonId).IsRequired().OnDelete(DeleteBehavior.Cascade);
    }

    private static void MapOwn(EntityTypeBuilder<OwnRow> entry)
    {
        entry.ToTable("own_entries").HasKey(row => new { row.PersonId, row.Kind, row.Id });
        BelongsTo<OwnRow, PersonRow>(entry, nameof(OwnRow.PersonId));
    }

    private static void BelongsTo<TRow, TOwner>(EntityTypeBuilder<TRow> row, string key)
        where TRow : class
        where TOwner : class =>
        row.HasOne<TOwner>().WithMany().HasForeignKey(key).IsRequired().OnDelete(DeleteBehavior.Cascade);

    // A database gives times back without saying that they are UTC.
    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
