using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Plans;
using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>Makes today's session from the plan and everything logged: the same inputs give the same session.</summary>
public sealed class SessionPlanner
{
    private const int DaysPerWeek = 7;
    private const int SecondsPerMinute = 60;
    private const string LimitOut = "limit-out";
    private readonly CheckupResult result;
    private readonly TrainingLog log;
    private readonly DateOnly today;
    private readonly KnowledgeBase knowledge;
    private readonly TrainingRules rules;
    private readonly Weeks weeks;
    private readonly Planner variants;
    private readonly LimitCheck limits;
    private readonly DayLimits day;

    private SessionPlanner(Answers answers, CheckupResult result, TrainingLog log, DateOnly today, KnowledgeBase knowledge)
    {
        (answers, knowledge) = (answers.On(today), knowledge.With(answers.Own));
        (this.result, this.log, this.today, this.knowledge, rules) = (result, log, today, knowledge, new TrainingRules(knowledge));
        limits = new LimitCheck(answers.Limits, knowledge);
        day = new DayLimits(limits, log, today);
        weeks = new Weeks(log, rules);
        variants = Planner.ForVariants(WithTraining(answers), result, knowledge);
    }

    /// <summary>The session of a kind for a day; null when the plan has none of that kind.</summary>
    /// <param name="answers">What the check-up rests on.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="log">What was done so far; what was logged for the day itself counts for the week only.</param>
    /// <param name="block">The kind of session.</param>
    /// <param name="today">The day.</param>
    /// <param name="knowledge">Rules and exercises.</param>
    public static SessionSheet? Make(Answers answers, CheckupResult result, TrainingLog log, string block, DateOnly today, KnowledgeBase knowledge) =>
        result.Plan?.Blocks.FirstOrDefault(one => one.Id == block) is { } found
            ? new SessionPlanner(answers, result, log, today, knowledge).Make(found)
            : null;

    /// <summary>Why no session may be done now, or null.</summary>
    public static SessionHeld? FindHold(TrainingLog log, KnowledgeBase knowledge)
    {
        bool IsSince(DateTimeOffset at) => log.SafetyReadAt is not { } read || at > read;
        if (log.Sessions.Any(session => session.Stop is { Because: StopReason.SafetySign, At: var at } && IsSince(at)))
        {
            return new SessionHeld("safety-sign", knowledge.Phrases.Say("session.held.safety-sign"), true);
        }

        // Several sets of one exercise on one day tell of the same thing.
        var times = log.Sessions.SelectMany(session => session.Sets.Where(set => set.Tingling && IsSince(set.At)).Select(set => (session.Day, set.Exercise))).Distinct().Count();
        return times >= new TrainingRules(knowledge).TinglingTimes ? new SessionHeld("tingling", knowledge.Phrases.Say("session.held.tingling"), true) : null;
    }

    private SessionSheet Make(PlanBlock block)
    {
        if ((FindHold(log, knowledge) ?? FindLimitHold()) is { } held)
        {
            return Nothing(block, held, []);
        }

        var changes = new List<DoseChange>();
        var light = weeks.IsLight(today, block.Id == "loaded" ? rules.LightEvery.Low : rules.LightEvery.High);
        if (light)
        {
            changes.Add(Change("deload", null));
        }

        var builder = new SheetBuilder(block.Rounds);
        var lines = block.Prescriptions.Select(line => MakeItem(line, block, builder, light, changes)).OfType<SheetItem>().ToImmutableArray();
        if (lines.IsEmpty)
        {
            var limited = changes.Exists(change => change.Rule == LimitOut);
            return Nothing(block, limited ? Held("limits") : Held("weekly-jump"), [.. changes.Where(change => change.Rule == LimitOut)]);
        }

        lines = Fit(lines, block, Math.Min(Math.Max(block.Seconds, result.Plan!.MinutesPerDay * SecondsPerMinute), day.SecondsLeft));
        lines = CutToLimit(lines, block, changes);
        return lines.IsEmpty
            ? Nothing(block, Held("limit-minutes"), [])
            : new SessionSheet(block.Id, block.Title, today, SecondsOf(lines, block), builder.Arrange(lines), [.. changes], null) { LeftOut = LeftOut };
    }

    private ImmutableArray<string> LeftOut => limits.All.IsEmpty ? [] :
    [
        .. knowledge.Exercises.Values.Where(exercise => limits.FindBarring(exercise) is not null).Select(exercise => exercise.Id).Order(StringComparer.Ordinal),
    ];

    private SessionSheet Nothing(PlanBlock block, SessionHeld held, ImmutableArray<DoseChange> changes) =>
        new(block.Id, block.Title, today, 0, [], changes, held) { LeftOut = LeftOut };

    private SessionHeld? FindLimitHold() => day.IsWeekFull ? Held("limit-days") : day.SecondsLeft <= 0 ? Held("limit-minutes") : null;

    private SessionHeld Held(string rule) => new(rule, knowledge.Phrases.Say($"session.held.{rule}"), false);

    /// <summary>Where a limit of minutes is broken even by the shortest sets, the last exercises are left out.</summary>
    private ImmutableArray<SheetItem> CutToLimit(ImmutableArray<SheetItem> lines, PlanBlock block, List<DoseChange> changes)
    {
        while (lines.Length > 0 && limits.MostMinutes is not null && SecondsOf(lines, block) > day.SecondsLeft)
        {
            changes.Add(Change(LimitOut, lines[^1].Line, lines[^1].Prescription, text: knowledge.Phrases.Say("own.limit.minutes", ("count", $"{limits.MostMinutes}")) + "."));
            lines = lines.RemoveAt(lines.Length - 1);
        }

        return lines;
    }

    private int SecondsOf(ImmutableArray<SheetItem> lines, PlanBlock block)
    {
        var settings = knowledge.Reasoning.Plan;
        return lines.Sum(item => SheetBuilder.SecondsOf(item, settings.SetupSeconds * (item.Prescription.ComesOnce ? 1 : block.Rounds), settings.SecondsPerRepetition));
    }

    /// <summary>Takes sets away, then repetitions, where there are most, until the session fits the minutes the person gives.</summary>
    private ImmutableArray<SheetItem> Fit(ImmutableArray<SheetItem> lines, PlanBlock block, int most)
    {
        while (SecondsOf(lines, block) > most)
        {
            var longest = lines.MaxBy(item => (item.Sets[0].Of, WorkOf(item.Sets[0])))!;
            var shorter = SheetBuilder.Shorten(longest);
            if (shorter == longest)
            {
                break;
            }

            lines = lines.Replace(longest, shorter);
        }

        return lines;
    }

    /// <summary>A line as it is done today, or null when this week has no more room for it.</summary>
    private SheetItem? MakeItem(Prescription planned, PlanBlock block, SheetBuilder builder, bool light, List<DoseChange> changes)
    {
        var id = planned.InsteadOf ?? planned.Exercise;
        var state = StateOf(planned, block);
        if (Within(planned, block, ref state, changes) is not { } line)
        {
            return null;
        }

        var share = Math.Min(state.Share * (light ? rules.LightFactor : 1), MostAfterPain(id, state, builder.SetsOf(line, state, 1)));
        var full = builder.SetsOf(line, state, share);
        var room = weeks.RoomFor(id, today, full.Sum(set => WorkOf(set)), block.Days.Length, knowledge.Reasoning.Plan.SecondsPerRepetition);
        if (state.LastRule is { } rule)
        {
            changes.Add(Change(rule, id, line, state));
        }

        var keep = (int)Math.Floor((room * full.Max(set => set.Of)) + 1e-9);
        if (keep == 0)
        {
            return null;
        }

        if (keep < full.Max(set => set.Of))
        {
            changes.Add(Change("weekly-jump-cut", id, line, state));
            full = [.. full.Where(set => set.Number <= keep).Select(set => set with { Of = keep })];
        }

        return new SheetItem(id, line, full, [.. Variants(planned, line, block, builder, state)]);
    }

    /// <summary>The line within today's limits: an easier variant where the exercise is left out, or null where there is none.</summary>
    private Prescription? Within(Prescription planned, PlanBlock block, ref LineState state, List<DoseChange> changes)
    {
        var line = state.Exercise == planned.Exercise ? planned : TryVariant(planned, state.Exercise, block) ?? planned;
        if (knowledge.Exercises.TryGetValue(line.Exercise, out var exercise) && limits.FindBarring(exercise) is { } limit)
        {
            var easier = Neighbour(planned, knowledge.Easier.GetValueOrDefault(line.Exercise, []), block);
            var variant = easier is null ? null : TryVariant(planned, easier, block);
            changes.Add(Change(variant is null ? LimitOut : "limit-easier", planned.InsteadOf ?? planned.Exercise, variant ?? line, text: LimitWords.Of(limit, knowledge) + "."));
            if (variant is null)
            {
                return null;
            }

            (line, state) = (variant, new LineState { Exercise = variant.Exercise, LastDay = state.LastDay });
        }

        line = limits.Bound(line);
        state = line.MostLoadKg < state.LoadKg ? state with { LoadKg = line.MostLoadKg } : state;
        return line;
    }

    // Half of what hurt: the last session may have been a light one already.
    private double MostAfterPain(string line, LineState state, ImmutableArray<SheetSet> whole)
    {
        var session = log.Sessions.LastOrDefault(one => one.Day < today && one.Sets.Any(set => set.Line == line));
        // Begun anew, what counts is the attempt in which it hurt, not both together.
        var last = session?.Sets.Where(set => set.Line == line).GroupBy(session.IsAgain).Select(attempt => attempt.ToList())
            .OrderBy(attempt => attempt.Exists(set => set.Pain > rules.HighPain)).LastOrDefault();
        if (last is null || last[^1].Exercise != state.Exercise || !last.Exists(set => set.Pain > rules.HighPain))
        {
            return 1;
        }

        return rules.PainFactor * last.Sum(set => Weeks.WorkOf(set.Planned, knowledge.Reasoning.Plan.SecondsPerRepetition)) / whole.Sum(WorkOf);
    }

    private double WorkOf(SheetSet set) => Weeks.WorkOf(set.Work, knowledge.Reasoning.Plan.SecondsPerRepetition);

    private LineState StateOf(Prescription planned, PlanBlock block)
    {
        var eases = knowledge.Sessions.SkipReasons.Where(reason => reason.Eases).Select(reason => reason.Id).ToHashSet(StringComparer.Ordinal);
        var sessions = LineSession.Of(planned.InsteadOf ?? planned.Exercise, log, rules.MorningRise, eases.Contains);
        var most = Math.Min(knowledge.Sessions.MostLoadKg, limits.MostLoadOf(planned.Exercise) ?? double.MaxValue);
        var progression = new Progression(
            rules, knowledge.Sessions with { MostLoadKg = most }, id => Neighbour(planned, knowledge.Easier.GetValueOrDefault(id, []), block),
            id => Neighbour(planned, knowledge.Exercises.TryGetValue(id, out var exercise) ? exercise.Harder : [], block));
        var own = knowledge.Exercises.GetValueOrDefault(planned.Exercise)?.Own;
        var state = progression.Find(new LineState { Exercise = planned.Exercise, LoadKg = own?.LoadKg, Band = own?.Band }, sessions, today);
        // A variant that no longer fits the person is left for what the plan says.
        return state.Exercise == planned.Exercise || TryVariant(planned, state.Exercise, block) is not null
            ? state
            : new LineState { Exercise = planned.Exercise, LoadKg = own?.LoadKg, Band = own?.Band, LastDay = state.LastDay };
    }

    private string? Neighbour(Prescription planned, ImmutableArray<string> ids, PlanBlock block) =>
        ids.FirstOrDefault(id => TryVariant(planned, id, block) is not null);

    /// <summary>The line with another exercise, or null when that breaks a limit or stands in the session already.</summary>
    private Prescription? TryVariant(Prescription planned, string id, PlanBlock block) =>
        id == planned.Exercise ? planned
        : block.Prescriptions.Any(one => one.Exercise == id) ? null
        : variants.TryVariant(planned, id, block.Id);

    private IEnumerable<SheetVariant> Variants(Prescription planned, Prescription line, PlanBlock block, SheetBuilder builder, LineState state)
    {
        SheetVariant? Make(string id, bool harder) => TryVariant(planned, id, block) is { } variant
            ? new SheetVariant(harder, new SheetItem(planned.InsteadOf ?? planned.Exercise, variant, builder.SetsOf(variant, new LineState { Exercise = id }, state.Share), []))
            : null;
        return line.Easier.Select(id => Make(id, harder: false)).Concat(line.Harder.Select(id => Make(id, harder: true))).OfType<SheetVariant>();
    }

    private DoseChange Change(string rule, string? line, Prescription? to = null, LineState? state = null, string? text = null) => new(rule, line, knowledge.Phrases.Say(
        $"session.change.{rule}", ("exercise", to?.Name ?? ""), ("load", state?.LoadKg is { } load ? $"{load:0.#} kg" : to?.Load ?? ""), ("text", text ?? "")));

    /// <summary>Sessions that were logged count as training, for how hard a variant may be.</summary>
    private Answers WithTraining(Answers answers)
    {
        var span = knowledge.Sessions.TrainingWeeks;
        var recent = log.Sessions.Count(session => session.Day < today && today.DayNumber - session.Day.DayNumber <= DaysPerWeek * span) / span;
        return answers with { Person = answers.Person with { TrainingSessions = Math.Max(answers.Person.TrainingSessions, recent) } };
    }
}
