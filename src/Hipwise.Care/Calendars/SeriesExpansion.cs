using NodaTime;

namespace Hipwise.Care.Calendars;

/// <summary>Adds the busy stretches of one series after the other, all out of one budget.</summary>
internal sealed class SeriesExpansion(Interval window, DateTimeZone person, Stretches busy, ICollection<CalendarWarning> warnings)
{
    // Local and exact time differ by less than this, even where the zone changed sides of the date line.
    private const int SlackDays = 2;
    private readonly Budget budget = new();

    public void Add(CalendarSpan span) => Add(span.Start.OnClockOf(span.Start.ZoneFor(person)), span.Start.ZoneFor(person), span.LengthFor(person));

    public void Add(Series series)
    {
        foreach (var exception in series.Exceptions.Where(exception => exception.IsBusy))
        {
            Add(exception.Span);
        }

        if (series.Master is { } master)
        {
            AddMaster(master, series);
        }
    }

    private void AddMaster(CalendarEvent master, Series series)
    {
        var gone = new Exclusions(master, series, person);
        foreach (var stretch in Stretch.Of(master, series, person).Where(stretch => stretch.IsBusy))
        {
            var (from, to) = LocalWindow(stretch);
            foreach (var local in Repetitions(master, stretch, from, to).Where(local => !gone.Hold(local)))
            {
                Add(local.PlusSeconds(stretch.ShiftSeconds), stretch.Zone, stretch.Length);
            }
        }

        foreach (var extra in master.Repeats.Extra.Where(extra => master.IsBusy && !gone.Hold(extra.Start.OnClockOf(gone.Zone))))
        {
            Add(extra.Start.OnClockOf(extra.Start.ZoneFor(person)), extra.Start.ZoneFor(person),
                extra is { End: null, Length: null } ? master.Span.LengthFor(person) : extra.LengthFor(person));
        }
    }

    /// <summary>The first time and what the rules give, without what the exception rules give.</summary>
    private IEnumerable<LocalDateTime> Repetitions(CalendarEvent master, Stretch stretch, LocalDateTime from, LocalDateTime to)
    {
        var first = master.Span.Start.Local;
        from = LocalDateTime.Max(from, LocalDateTime.Max(first, stretch.From));
        to = LocalDateTime.Min(to, stretch.Until);
        if (from > to)
        {
            return [];
        }

        var except = master.Repeats.ExceptRules.SelectMany(rule => Expand(rule, first, stretch, from, to)).ToHashSet();
        var ruled = master.Repeats.Rules.SelectMany(rule => Expand(rule, first, stretch, from, to));
        return (from <= first ? ruled.Prepend(first) : ruled).Where(local => !except.Contains(local));
    }

    private IEnumerable<LocalDateTime> Expand(SourcedRule rule, LocalDateTime first, Stretch stretch, LocalDateTime from, LocalDateTime to)
    {
        budget.StartRule();
        foreach (var local in new RuleExpansion(rule.Rule, first).Between(from, to, rule.Rule.LastOn(stretch.Zone), budget))
        {
            yield return local;
        }

        if (budget.IsSpent)
        {
            warnings.Add(new(rule.Line, rule.Property, "repeats so often that only the first of its times were counted"));
        }
    }

    private (LocalDateTime From, LocalDateTime To) LocalWindow(Stretch stretch)
    {
        var from = window.Start.InZone(stretch.Zone).LocalDateTime.PlusSeconds(-stretch.ShiftSeconds);
        var to = window.End.InZone(stretch.Zone).LocalDateTime.PlusSeconds(-stretch.ShiftSeconds);
        var lengthDays = stretch.Length.Days + (int)stretch.Length.Exact.TotalDays;
        return (from.PlusDays(-lengthDays - SlackDays), to.PlusDays(SlackDays));
    }

    private void Add(LocalDateTime start, DateTimeZone zone, EventLength length) =>
        busy.Add(zone.AtLeniently(start).ToInstant(), length.EndOf(start, zone));
}

/// <summary>A part of a series with one length and one shift: up to the first change of "this and all following", and after each.</summary>
/// <param name="Zone">The clock on which the series repeats.</param>
/// <param name="From">The first repetition that may be in it, as the rule gives it.</param>
/// <param name="Until">The last one.</param>
/// <param name="ShiftSeconds">How much later than the rule gives it happens.</param>
/// <param name="Length">How long each lasts.</param>
/// <param name="IsBusy">Whether each keeps a nudge away.</param>
internal sealed record Stretch(DateTimeZone Zone, LocalDateTime From, LocalDateTime Until, long ShiftSeconds, EventLength Length, bool IsBusy)
{
    private static readonly LocalDateTime Never = new(2500, 12, 31, 23, 59);

    public static IEnumerable<Stretch> Of(CalendarEvent master, Series series, DateTimeZone person)
    {
        var zone = master.Span.Start.ZoneFor(person);
        var last = new Stretch(zone, master.Span.Start.Local, Never, 0, master.Span.LengthFor(person), master.IsBusy);
        foreach (var change in series.Exceptions.Where(exception => exception.AndFuture).OrderBy(exception => exception.Replaces!.Value.OnClockOf(zone)))
        {
            var at = change.Replaces!.Value.OnClockOf(zone);
            yield return last with { Until = at.PlusSeconds(-1) };
            var shift = Period.Between(at, change.Span.Start.OnClockOf(zone), PeriodUnits.Seconds).Seconds;
            last = new(zone, at, Never, shift, change.Span.LengthFor(person), change.IsBusy);
        }

        yield return last;
    }
}

/// <summary>The repetitions that do not happen, or not as the rule says: EXDATE and those with an exception of their own.</summary>
internal sealed class Exclusions
{
    private readonly DateTimeZone person;
    private readonly HashSet<Instant> moments;
    private readonly HashSet<LocalDate> days;

    public Exclusions(CalendarEvent master, Series series, DateTimeZone person)
    {
        this.person = person;
        Zone = master.Span.Start.ZoneFor(person);
        var all = series.Exceptions.Select(exception => exception.Replaces!.Value).Concat(master.Repeats.Except).ToList();
        moments = [.. all.Where(time => !time.IsDate).Select(time => time.At(person))];
        days = [.. all.Where(time => time.IsDate).Select(time => time.Local.Date)];
    }

    public DateTimeZone Zone { get; }

    public bool Hold(LocalDateTime local) =>
        days.Contains(local.Date) || (moments.Count > 0 && moments.Contains(new CalendarTime(local, Zone, false).At(person)));
}
