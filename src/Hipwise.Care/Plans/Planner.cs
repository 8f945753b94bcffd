using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Care.Hypotheses;
using Hipwise.Care.Own;
using Hipwise.Care.Safety;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>Puts a week together.</summary>
public sealed class Planner
{
    private const int SecondsPerMinute = 60;
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly Answers answers;
    private readonly SafetyResult safety;
    private readonly ImmutableArray<Finding> findings;
    private readonly KnowledgeBase knowledge;
    private readonly PlanSettings settings;
    private readonly NeedsOfPerson needs;
    private readonly ExerciseFilter filter;
    private readonly Prescriber prescriber;
    private readonly OwnLines own;

    private Planner(
        Answers answers, SafetyResult safety, ImmutableArray<Finding> findings, ImmutableArray<Explanation> explanations, KnowledgeBase knowledge)
    {
        knowledge = knowledge.With(answers.Own);
        (this.answers, this.safety, this.findings, this.knowledge, settings) = (answers, safety, findings, knowledge, knowledge.Reasoning.Plan);
        needs = NeedsOfPerson.Gather(answers, findings, explanations, knowledge);
        filter = new ExerciseFilter(answers, safety, knowledge);
        prescriber = new Prescriber(needs, filter, safety.Regress, knowledge);
        own = new OwnLines(safety, filter, prescriber, knowledge);
    }

    /// <summary>The week, or null when safety allows none.</summary>
    public static Plan? Make(
        Answers answers, SafetyResult safety, ImmutableArray<Finding> findings, ImmutableArray<Explanation> explanations, KnowledgeBase knowledge)
    {
        if (safety.Status != SafetyStatus.Answered || safety.Rule == SafetyRule.Stop)
        {
            return null;
        }

        var planner = new Planner(answers, safety, findings, explanations, knowledge);
        return safety.Rule == SafetyRule.LearnAndBreaks ? planner.MakeBreaksOnly() : planner.MakeFull();
    }

    /// <summary>A planner that only exchanges lines of a plan for variants.</summary>
    internal static Planner ForVariants(Answers answers, CheckupResult result, KnowledgeBase knowledge) =>
        new(answers, result.Safety, result.Findings, result.Hypotheses, knowledge);

    /// <summary>A line with another exercise for the same reasons, or null when that one breaks a limit.</summary>
    internal Prescription? TryVariant(Prescription line, string variant, string block) => knowledge.Exercises.ContainsKey(variant)
        ? prescriber.TrySwap(line with { Exercise = line.InsteadOf ?? line.Exercise }, variant, block == "loaded" ? LoadedPhases : settings.PracticePhases)
        : null;

    private ImmutableArray<string> LoadedPhases => Wants(settings.GrowthGoals) ? settings.GrowthPhases : settings.LoadedPhases;

    private int MinutesPerDay => Math.Min(answers.Person.MinutesPerDay ?? settings.DefaultMinutes, filter.Limits.MostMinutes ?? int.MaxValue);

    private int MostOwnSeconds => filter.Limits.MostMinutes is { } minutes ? minutes * SecondsPerMinute : int.MaxValue;

    private bool Wants(ImmutableArray<string> goals) => answers.Person.Goals.Any(goals.Contains);

    private Plan MakeFull()
    {
        var blocks = new WeekLimits(filter.Limits, Days).Settle([.. MakePractice(), .. MakeLoaded()]);
        var phases = knowledge.Phases.Select(phase =>
            new PhaseStep(phase.Id, phase.Name, phase.Aim, phase.FirstWeek, phase.LastWeek, phase.MoveOn)).ToImmutableArray();
        var kind = safety.Modified ? PlanKind.Modified : safety.Regress ? PlanKind.Regressed : PlanKind.Full;
        return new Plan(
            kind, phases[0].Id, phases, MinutesPerDay, MakeNotes(blocks), blocks, MakeWeek(blocks), MakeEveryRise(), MakeBreaks(gentle: false),
            MakeErgonomics(), MakeRules())
        {
            Limits = MakeLimits(), Waiting = own.FindWaiting(breaksOnly: false),
        };
    }

    private Plan MakeBreaksOnly() => new(
        PlanKind.BreaksOnly, null, [], MinutesPerDay, [knowledge.Phrases.Say("plan.note.breaks-only")], [], MakeWeek([]), null,
        MakeBreaks(gentle: true), MakeErgonomics(), [])
    {
        Limits = MakeLimits(), Waiting = own.FindWaiting(breaksOnly: true),
    };

    /// <summary>Each limit with what would fit the person without it.</summary>
    private ImmutableArray<PlanLimit> MakeLimits() =>
    [
        .. filter.Limits.All.Select(limit => new PlanLimit(
            limit.Id, LimitWords.Of(limit, knowledge), LimitWords.WordOf(limit.By), limit.Until, limit.Note,
            [
                .. knowledge.Exercises.Values.Where(exercise => filter.FitsOtherwise(exercise) && filter.Limits.Bars(limit, exercise))
                    .OrderBy(exercise => exercise.Own is null).ThenBy(exercise => exercise.Words.Name, StringComparer.Ordinal)
                    .Select(exercise => new LeftOut(exercise.Id, exercise.Words.Name)),
            ])),
    ];

    /// <summary>The short sessions: activation, motor control and balance, with mobility beside them, and own exercises.</summary>
    private IEnumerable<PlanBlock> MakePractice()
    {
        var mine = SwapVariants(own.Of(OwnUse.Practice, MostOwnSeconds), settings.PracticePhases, MostOwnSeconds);
        var ownSeconds = mine.Sum(line => line.Seconds);
        var most = Math.Max(0, Math.Min(MinutesPerDay, settings.PracticeMinutes.High) * SecondsPerMinute - ownSeconds);
        var lines = Choose(most, need => knowledge.Needs[need].Block != "loaded", settings.PracticePhases, mine);
        if (lines.IsEmpty && mine.IsEmpty)
        {
            yield break;
        }

        var once = lines.Sum(line => line.Seconds);
        var least = settings.PracticeMinutes.Low * SecondsPerMinute - ownSeconds;
        var rounds = once == 0 ? 1 : Math.Clamp((least + once - 1) / once, 1, Math.Max(1, most / once));
        rounds = lines.Select(line => line.MostSets is { } sets ? sets / line.Sets : rounds).Append(rounds).Min();
        ImmutableArray<Prescription> all = [.. lines, .. mine];
        yield return new PlanBlock(
            "practice", knowledge.Phrases.Say("plan.practice.title"), knowledge.Phrases.Say("plan.practice.why"), settings.PracticeDays, rounds,
            all.Sum(line => line.Seconds * (line.ComesOnce ? 1 : rounds)), all, settings.Sources["practice"]);
    }

    /// <summary>The sessions with load, when the person agrees or has own exercises for them; never on the modified track.</summary>
    private IEnumerable<PlanBlock> MakeLoaded()
    {
        var mine = SwapVariants(own.Of(OwnUse.Loaded, MostOwnSeconds), LoadedPhases, MostOwnSeconds);
        if (safety.Modified || (!answers.Person.LoadedSessions && mine.IsEmpty))
        {
            yield break;
        }

        var most = Math.Min(MinutesPerDay, settings.LoadedMinutes) * SecondsPerMinute - mine.Sum(line => line.Seconds);
        var lines = answers.Person.LoadedSessions ? Choose(Math.Max(0, most), need => knowledge.Needs[need].Block == "loaded", LoadedPhases, mine) : [];
        lines = [.. lines, .. mine];
        if (!lines.IsEmpty)
        {
            yield return new PlanBlock(
                "loaded", knowledge.Phrases.Say("plan.loaded.title"), knowledge.Phrases.Say("plan.loaded.why"),
                [.. settings.LoadedDays.Take(Wants(settings.ThirdDayGoals) ? settings.LoadedDays.Length : settings.LoadedDays.Length - 1)], 1,
                lines.Sum(line => line.Seconds), lines, settings.Sources["loaded"]);
        }
    }

    /// <summary>The best set of exercises for the needs of a block within a time.</summary>
    private ImmutableArray<Prescription> Choose(int seconds, Func<string, bool> inBlock, ImmutableArray<string> phases, ImmutableArray<Prescription> there)
    {
        var wanted = knowledge.Needs.Keys.Where(need => inBlock(need) && needs.WeightOf(need) > 0).Except(own.Answered, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        var candidates = knowledge.Exercises.Values
            .Where(exercise => exercise.Own is null && !exercise.BreakOnly && filter.Allows(exercise) && there.All(line => line.Exercise != exercise.Id))
            .Select(exercise => (Exercise: exercise, Dose: Prescriber.TryDose(exercise, phases)))
            .Where(pair => pair.Dose is not null)
            .ToDictionary(pair => pair.Exercise.Id, pair => (pair.Exercise, Dose: pair.Dose!), StringComparer.Ordinal);
        var items = candidates.Values.Select(pair => MakeItem(pair.Exercise, pair.Dose, wanted));
        var chosen = CoverSolver.Solve(items, [.. wanted.Select(needs.WeightOf)], seconds);
        return SwapVariants(
        [
            .. chosen.Select(id => candidates[id])
                .OrderBy(pair => phases.IndexOf(pair.Dose.Phase)).ThenBy(pair => pair.Exercise.Level)
                .ThenBy(pair => pair.Exercise.Id, StringComparer.Ordinal)
                .Select(pair => prescriber.Prescribe(pair.Exercise, pair.Dose, prescriber.ReasonsFor(pair.Exercise, wanted.Contains))),
        ], phases, filter.Limits.MostMinutes is null ? int.MaxValue : seconds);
    }

    private CoverItem MakeItem(Exercise exercise, Dose dose, string[] wanted)
    {
        var efforts = MuscleEffort.Of(exercise, exercise.Needs.Where(wanted.Contains), knowledge);
        return new(exercise.Id, exercise.Family, prescriber.SecondsOf(exercise, dose), MaskOf(exercise, wanted), exercise.Evidence)
        {
            Measured = MuscleEffort.MeasuredOf(efforts), Modelled = MuscleEffort.ModelledOf(efforts),
        };
    }

    /// <summary>Puts the person's own variants in place; a variant that does not fit, or is there already, is left alone.</summary>
    private ImmutableArray<Prescription> SwapVariants(ImmutableArray<Prescription> lines, ImmutableArray<string> phases, int mostSeconds)
    {
        var swapped = lines.ToBuilder();
        for (var i = 0; i < swapped.Count; i++)
        {
            var swap = answers.Swaps.FirstOrDefault(one => one.Exercise == swapped[i].Exercise);
            if (swap is not null && swapped.All(line => line.Exercise != swap.With) && prescriber.TrySwap(swapped[i], swap.With, phases) is { } line
                && swapped.Sum(one => one.Seconds) - swapped[i].Seconds + line.Seconds <= mostSeconds)
            {
                swapped[i] = line;
            }
        }

        return swapped.ToImmutable();
    }

    private static uint MaskOf(Exercise exercise, string[] wanted)
    {
        var mask = 0u;
        for (var bit = 0; bit < wanted.Length; bit++)
        {
            mask |= exercise.Needs.Contains(wanted[bit]) ? 1u << bit : 0;
        }

        return mask;
    }

    private Prescription? MakeEveryRise()
    {
        var exercise = knowledge.Exercises[settings.EveryRise];
        var reason = new Reason("rule", "d02", null, knowledge.Phrases.Say("plan.reason.every-rise"));
        return filter.Allows(exercise) && exercise.Doses.Length > 0 ? prescriber.Prescribe(exercise, exercise.Doses[0], [reason]) : null;
    }

    private BreakPlan MakeBreaks(bool gentle)
    {
        var reason = new Reason("rule", "d01", null, knowledge.Phrases.Say("plan.reason.break"));
        var choices = settings.GentleBreaks.Select(id => knowledge.Exercises[id]).Where(filter.Allows)
            .Concat(gentle ? [] : RankedBreaks()).DistinctBy(exercise => exercise.Id, StringComparer.Ordinal).Take(settings.BreakCount)
            .Concat(gentle ? [] : own.Breaks).Select(exercise => prescriber.Prescribe(exercise, exercise.BreakDose, [reason])).ToImmutableArray();
        var hours = answers.Person.WorkingHours;
        return new BreakPlan(
            settings.BreakMinutes, hours?.Start, hours?.End, hours?.Days ?? [], knowledge.Phrases.Say("plan.breaks.why"), choices,
            settings.Sources["breaks"]);
    }

    /// <summary>Micro-breaks that fit, those that answer most first, one of each family.</summary>
    private IEnumerable<Exercise> RankedBreaks() => knowledge.Exercises.Values
        .Where(exercise => exercise.Own is null && exercise.DeskBreak && filter.Allows(exercise))
        .OrderByDescending(exercise => exercise.Needs.Sum(needs.WeightOf)).ThenByDescending(exercise => exercise.Evidence)
        .ThenBy(exercise => exercise.Id, StringComparer.Ordinal).DistinctBy(exercise => exercise.Family, StringComparer.Ordinal);

    private ImmutableArray<ErgonomicAdvice> MakeErgonomics()
    {
        var facts = new Facts(answers, findings, knowledge);
        return
        [
            .. knowledge.Ergonomics.Where(action => action.When.All(condition => facts.Judge(condition, PainScope.Anywhere) == Truth.Met))
                .Select(action => new ErgonomicAdvice(
                    action.Id, action.Setting, action.Name, action.Do, action.Why, action.Grade, action.Grounds.Sources)),
        ];
    }

    private ImmutableArray<RuleAttached> MakeRules() =>
    [
        .. knowledge.Rules.Where(rule => rule.Kind != "nudge" && (!rule.OlderOnly || filter.IsOlder)).Select(rule => new RuleAttached(
            rule.Id, rule.Kind, rule.Name, rule.Rule, rule.Parameters, rule.Grounds.Sources, rule.Grounds.Status)),
    ];

    private static ImmutableArray<PlanDay> MakeWeek(ImmutableArray<PlanBlock> blocks) =>
    [
        .. Days.Select(day => (day, on: blocks.Where(block => block.Days.Contains(day)).ToList()))
            .Select(pair => new PlanDay(pair.day, [.. pair.on.Select(block => block.Id)], pair.on.Sum(block => block.Seconds))),
    ];

    private ImmutableArray<string> MakeNotes(ImmutableArray<PlanBlock> blocks)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        void Note(bool applies, string key)
        {
            if (applies)
            {
                notes.Add(knowledge.Phrases.Say(key));
            }
        }

        Note(safety.Modified, "plan.note.modified");
        Note(safety.Regress, "plan.note.regress");
        Note(answers.Pain.IsEmpty && findings.All(finding => finding.Strength == Strength.None), "plan.note.general");
        Note(!answers.Person.LoadedSessions && !safety.Modified, "plan.note.not-loaded");
        Note(answers.Trials.Any(trial => trial.Pain.Any(pain => pain.Pain > settings.PainAcceptable)), "plan.note.pain-in-screen");
        Note(answers.Trials.Any(trial => trial.Tingling), "plan.note.tingling");
        Note(blocks.IsEmpty && filter.Limits.All.IsEmpty, "plan.note.nothing-fits");
        Note(blocks.IsEmpty && !filter.Limits.All.IsEmpty, "plan.note.limits-leave-nothing");
        Note(MinutesPerDay < settings.PracticeMinutes.Low, "plan.note.short");
        Note(blocks.Any(block => block.Seconds > MinutesPerDay * SecondsPerMinute), "plan.note.own-long");
        return notes.ToImmutable();
    }
}
