using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Nudges;
using Hipwise.Care.Own;
using Hipwise.Care.Plans;
using Hipwise.Care.Sessions;
using Hipwise.Care.Tests.Nudges;
using Hipwise.Care.Tests.Own;
using Hipwise.Care.Tests.Properties;
using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Tests.Year;

/// <summary>
/// Someone who lives with Hipwise for a year: trains more or less often, has flares of pain, goes on holiday, sits in meetings and calls, works abroad
/// for some weeks, and tells of it with two devices.
/// </summary>
internal sealed class SimulatedPerson
{
    private const int RememberedNudges = 300;
    private static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Auckland", "UTC"];
    private readonly Random random;
    private readonly Answers answers;
    private readonly CheckupResult result;
    private readonly double diligence;
    private readonly double taking;
    private readonly LocalDate flare;
    private readonly LocalDate abroad;
    private readonly TwoDevices devices;
    private readonly List<SessionLog> sessions = [];
    private readonly List<Morning> mornings = [];
    private NudgeState state;
    private Instant clock = Instant.FromUnixTimeSeconds(0);

    public SimulatedPerson(int seed)
    {
        Seed = seed;
        random = new Random(seed);
        answers = WithOwn(TestKnowledge.Read(TestKnowledge.ExampleJson(new[] { "desk-worker", "bodybuilder", "lateral-hip-pain" }[seed % 3])), seed);
        result = CheckupRun.Assess(answers, TestKnowledge.Shipped, new DateOnly(2026, 1, 1));
        (diligence, taking) = (0.3 + (0.65 * random.NextDouble()), random.NextDouble());
        var zone = DateTimeZoneProviders.Tzdb[Zones[seed % Zones.Length]];
        flare = new LocalDate(2026, 1, 1).PlusDays(random.Next(300));
        abroad = new LocalDate(2026, 1, 1).PlusDays(random.Next(20, 320));
        devices = new TwoDevices(random, TestKnowledge.Shipped.With(answers.Own));
        var holiday = new LocalDate(2026, 1, 1).PlusDays(random.Next(330));
        var settings = Desks.Settings(zone) with
        {
            From = new LocalTime(random.Next(0, 10), 0), To = new LocalTime(random.Next(12, 23), 30), EveryMinutes = new[] { 30, 45, 60, 90 }[random.Next(4)],
            DaysOff = [.. Enumerable.Range(0, 18).Select(holiday.PlusDays)], Place = random.Next(2) == 0 ? "open-office" : "alone",
            Desk = random.Next(3) == 0 ? new DeskCycle(40, 20) : null, Quiet = random.Next(2) == 0 ? [new(new(12, 0), new(12, 45))] : [],
        };
        var breaks = result.Plan.ShouldNotBeNull().Breaks.Choices.Select(choice => new NudgeChoice(choice.Exercise, TestKnowledge.Shipped.With(answers.Own).Exercises[choice.Exercise].Where, false));
        state = NudgeState.Fresh(settings, [.. breaks]);
    }

    /// <summary>Two in four have own exercises; one in four sets limits as well, two of them from a day of spring on that the plan does not know of.</summary>
    private static Answers WithOwn(Answers answers, int seed)
    {
        if (seed % 4 > 1)
        {
            return answers;
        }

        var made = new RandomOwn(new Dice(seed));
        var own = made.Exercises(2);
        return answers with
        {
            Own = own,
            Limits = seed % 4 == 1 ? [] :
            [
                new Limit("sets", LimitKind.Sets, own[0].Id, 2, SetBy.Therapist, null, null, null), new Limit("kneel", LimitKind.Movement, "kneeling", null, SetBy.Me, null, null, null),
                new Limit("kg", LimitKind.Load, null, 22, SetBy.Me, new DateOnly(2026, 3, 2), null, null),
                new Limit("days", LimitKind.Days, null, 4, SetBy.Me, new DateOnly(2026, 4, 6), new DateOnly(2026, 9, 1), null),
            ],
        };
    }

    public int Seed { get; }

    public int Sessions => sessions.Count;

    public int Nudges { get; private set; }

    public int Told => devices.Told;

    public int Arrived => devices.Arrived;

    public int OwnSets { get; private set; }

    public List<string> Broken { get; } = [];

    public void Live(LocalDate first, int days)
    {
        for (var i = 0; i < days; i++)
        {
            var day = first.PlusDays(i);
            var away = Period.Between(abroad, day, PeriodUnits.Days).Days is >= 0 and < 20;
            state = state with { Settings = state.Settings with { Zone = DateTimeZoneProviders.Tzdb[Zones[(Seed + (away ? 3 : 0)) % Zones.Length]] } };
            TellOfMorning(day);
            Work(day);
            Train(day);
        }

        Expect(devices.Told == devices.Kept, $"{devices.Told} things were told, {devices.Kept} are kept");
        var read = devices.ReadAll().Sessions;
        Expect(read.Length == sessions.Count && read.Zip(sessions.OrderBy(one => one.StartedAt)).All(pair => IsSame(pair.First, pair.Second)), "the log of the year is not what was done");
    }

    private static bool IsSame(SessionLog one, SessionLog other) =>
        (one.Id, one.Block, one.Day, one.StartedAt, one.FinishedAt) == (other.Id, other.Block, other.Day, other.StartedAt, other.FinishedAt) && one.Sets.SequenceEqual(other.Sets);

    private void TellOfMorning(LocalDate day)
    {
        if (random.NextDouble() < 0.6)
        {
            var hurts = Hurts(day);
            mornings.Add(new Morning(day.ToDateOnly(), hurts ? 5 : 1, 1));
        }
    }

    private bool Hurts(LocalDate day) => Period.Between(flare, day, PeriodUnits.Days).Days is >= 0 and < 12;

    private void Work(LocalDate day)
    {
        var zone = state.Settings.Zone;
        var meetings = Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var start = Desks.At(day, random.Next(8, 18), 15 * random.Next(4), zone);
            return new Interval(start, start + Duration.FromMinutes(15 * random.Next(1, 9)));
        }).ToImmutableArray();
        state = state with { Busy = meetings, Calls = [], StoppedOn = random.Next(20) == 0 ? day : null };
        // Further east a day begins before the last one has ended at home; time itself does not go back.
        var now = Instant.Max(clock, Desks.At(day, 0, 1, zone));
        var end = Desks.At(day.PlusDays(1), 0, 0, zone);
        var last = Instant.MinValue;
        while (NudgeSchedule.NextNudge(state, now, TestKnowledge.Shipped) is { } nudge && nudge.DueAt < end)
        {
            // The program looks each minute, and is asleep now and then; a second device asks at the same time and is told the same.
            var seen = Instant.Max(now, nudge.DueAt + Duration.FromSeconds(random.Next(60)));
            Check(nudge, seen, last, day, zone);
            Expect(random.Next(10) > 0 || NudgeSchedule.NextNudge(state, now, TestKnowledge.Shipped) == nudge, "the same question had two answers");
            last = nudge.DueAt;
            Nudges++;
            Answer(nudge, seen);
            clock = Instant.Max(clock, seen);
            // Asleep for hours, or the computer's clock was put right.
            now = random.Next(40) switch
            {
                0 => seen + Duration.FromMinutes(random.Next(20, 200)),
                1 => seen - Duration.FromMinutes(random.Next(1, 60)),
                _ => seen + Duration.FromSeconds(30),
            };
        }
    }

    private void Check(Nudge nudge, Instant seen, Instant last, LocalDate day, DateTimeZone zone)
    {
        var settings = state.Settings;
        var hours = new Interval(Desks.At(day, settings.From.Hour, settings.From.Minute, zone), Desks.At(day, settings.To.Hour, settings.To.Minute, zone));
        Expect(settings.WorksOn(day) && day != state.StoppedOn, $"nudged on {day}, which is free");
        Expect(hours.Contains(nudge.DueAt), $"nudged outside hours at {nudge.DueAt.InZone(zone)}");
        Expect(!state.Busy.Any(busy => busy.Contains(nudge.DueAt)), $"nudged in a meeting at {nudge.DueAt.InZone(zone)}");
        Expect(state.Past.All(past => past.Slot != nudge.Slot || past.Answer == NudgeAnswer.Snoozed), $"the slot {nudge.Slot} came twice");
        Expect(nudge.DueAt > last, $"two nudges at {nudge.DueAt}");
        Expect(nudge.Kind == NudgeKind.Desk || nudge.Choice is not null, "a break without anything to do");
        Expect(seen >= nudge.DueAt, "shown before it was due");
    }

    private void Answer(Nudge nudge, Instant seen)
    {
        var answer = random.NextDouble() < taking ? NudgeAnswer.Done : (NudgeAnswer)random.Next(4);
        var past = new PastNudge(
            nudge.Slot, seen, nudge.Choice ?? "desk", answer, answer == NudgeAnswer.Open ? null : seen,
            answer == NudgeAnswer.Snoozed ? seen + Duration.FromMinutes(random.Next(1, 4) * 5) : null) { DeskOnly = nudge.Kind == NudgeKind.Desk };
        state = state with { Past = [.. state.Past.Where(one => one.Slot != nudge.Slot).TakeLast(RememberedNudges), past] };
    }

    private void Train(LocalDate day)
    {
        var today = day.ToDateOnly();
        var name = day.DayOfWeek.ToString().ToLowerInvariant();
        foreach (var block in result.Plan!.Blocks.Where(block => block.Days.Contains(name) || random.Next(25) == 0))
        {
            if (random.NextDouble() > diligence || state.Settings.DaysOff.Contains(day))
            {
                continue;
            }

            var log = TrainingLog.Of(sessions, mornings, null);
            var sheet = SessionPlanner.Make(answers, result, log, block.Id, today, TestKnowledge.Shipped).ShouldNotBeNull();
            SheetRules.Check(sheet, block, result.Plan, log, Expect);
            new OwnLaw(answers, today, Expect).Check(sheet, log);
            OwnSets += sheet.Items.Where(item => item.Line.StartsWith("own-", StringComparison.Ordinal)).Sum(item => item.Sets.Length);
            if (sheet.Held is null)
            {
                var done = Do(sheet, day);
                devices.Tell(done);
                sessions.Add(done);
            }
        }
    }

    private SessionLog Do(SessionSheet sheet, LocalDate day)
    {
        var at = Desks.At(day, 19, 0, state.Settings.Zone).ToDateTimeOffset().AddSeconds(sessions.Count);
        var hurts = Hurts(day);
        var strength = Math.Min(1, sessions.Count / 60.0);
        var sets = 0;
        return new SessionLog(
            NewId(), sheet.Block, sheet.Day, at, at.AddSeconds(sheet.Seconds),
            [
                .. sheet.Items.SelectMany(item => item.Sets.Select(set => new SetDone(
                    NewId(), at.AddSeconds(++sets), item.Line, item.Prescription.Exercise, set.Side, set.Number, set.Of, set.Work,
                    set.Work with { Repetitions = set.Work.Repetitions + (random.Next(4) == 0 ? 2 : 0), LoadKg = set.Work.LoadKg ?? (sheet.Block == "loaded" ? 20 : null) },
                    Math.Round(7 - (5 * strength) + random.Next(-1, 2)), hurts ? random.Next(3, 9) : random.Next(0, 3), [], false, random.Next(60) == 0))),
            ],
            [], null);
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds && Broken.Count < 20)
        {
            Broken.Add($"person {Seed}: {otherwise}");
        }
    }
}
