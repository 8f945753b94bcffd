using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>Works out where a line of the plan stands by going through its sessions one after another.</summary>
/// <param name="rules">The numbers of the rules.</param>
/// <param name="settings">Steps of load and repetitions.</param>
/// <param name="easier">The variant one level lower that fits the person, or null.</param>
/// <param name="harder">The variant one level higher that fits the person, or null.</param>
internal sealed class Progression(TrainingRules rules, SessionSettings settings, Func<string, string?> easier, Func<string, string?> harder)
{
    /// <summary>The state for a session on a day.</summary>
    /// <param name="exercise">The exercise of the plan.</param>
    /// <param name="sessions">What was logged of the line, in order.</param>
    /// <param name="today">The day of the session to come.</param>
    public LineState Find(string exercise, ImmutableArray<LineSession> sessions, DateOnly today) => Find(new LineState { Exercise = exercise }, sessions, today);

    /// <summary>The state for a session on a day.</summary>
    /// <param name="state">Where the line begins.</param>
    /// <param name="sessions">What was logged of the line, in order.</param>
    /// <param name="today">The day of the session to come.</param>
    public LineState Find(LineState state, ImmutableArray<LineSession> sessions, DateOnly today)
    {
        foreach (var session in sessions.Where(one => one.Day < today))
        {
            state = After(Resume(state, session.Day), session);
        }

        return Resume(state, today);
    }

    /// <summary>After a long break less is done, and nothing counts towards a step up.</summary>
    private LineState Resume(LineState state, DateOnly day)
    {
        if (state.LastDay is not { } last || day.DayNumber - last.DayNumber <= rules.LayoffDays)
        {
            return state;
        }

        var factor = day.DayNumber - last.DayNumber <= rules.LongLayoffDays ? rules.LayoffFactor.High : rules.LayoffFactor.Low;
        return Reset(state) with
        {
            Share = state.LoadKg > 0 ? state.Share : Math.Min(state.Share, factor),
            LoadKg = state.LoadKg is { } load ? Math.Max(settings.LoadStepKg, Math.Floor(load * factor / settings.LoadStepKg) * settings.LoadStepKg) : null,
            Extra = 0,
            LowerLeft = 0,
            ReturnTo = null,
            LastStep = day,
            LastDay = day,
            LastRule = "layoff",
        };
    }

    private LineState After(LineState state, LineSession session)
    {
        var now = Follow(state, session) with { LastDay = session.Day, LastRule = null };
        if (session.Tingling)
        {
            return Lower(Reset(now), "tingling");
        }

        if (session.Pain > rules.HighPain)
        {
            var halved = Reset(now) with { Share = now.Share * rules.PainFactor, Extra = 0, BadRun = now.BadRun + 1, LastStep = session.Day, LastRule = "pain-high-zone" };
            return GiveUpLevel(halved);
        }

        if (session.WorseMorning || session.TooMuch)
        {
            return GiveUpLevel(Lower(Reset(now) with { BadRun = now.BadRun + (session.WorseMorning ? 1 : 0) }, session.WorseMorning ? "next-morning" : "too-hard"));
        }

        return Good(now with { BadRun = 0 }, session);
    }

    /// <summary>What was done counts, whatever was prescribed: the person may have changed exercise, load or band.</summary>
    private static LineState Follow(LineState state, LineSession session) => session.Exercise == state.Exercise
        ? state with { LoadKg = session.LoadKg ?? state.LoadKg, Band = session.Band ?? state.Band }
        : new LineState
        {
            Exercise = session.Exercise, LoadKg = session.LoadKg, Band = session.Band, BadRun = state.BadRun, LastDay = state.LastDay, LastStep = state.LastStep,
        };

    private static LineState Reset(LineState state) => state with { EasyRun = 0, ExtraRun = 0 };

    /// <summary>One level down for some sessions; where there is no easier variant, part of the work instead.</summary>
    private LineState Lower(LineState state, string rule)
    {
        if (state.ReturnTo is not null)
        {
            return state with { LowerLeft = rules.MorningSessions, LastRule = rule };
        }

        var home = state with { LastRule = null };
        return easier(state.Exercise) is { } variant
            ? new LineState
            {
                Exercise = variant, ReturnTo = home, LowerLeft = rules.MorningSessions, BadRun = state.BadRun, LastDay = state.LastDay, LastStep = state.LastDay,
                LastRule = rule,
            }
            : state with { Share = state.Share * rules.PainFactor, ReturnTo = home, LowerLeft = rules.MorningSessions, LastStep = state.LastDay, LastRule = rule };
    }

    /// <summary>After several bad sessions running the level below becomes the level.</summary>
    private LineState GiveUpLevel(LineState state)
    {
        if (state.BadRun < rules.BadSessions)
        {
            return state;
        }

        var exercise = state.ReturnTo is not null && state.Exercise != state.ReturnTo.Exercise ? state.Exercise : easier(state.Exercise) ?? state.Exercise;
        return new LineState
        {
            Exercise = exercise, Share = exercise == state.Exercise ? state.Share : 1, LastDay = state.LastDay, LastStep = state.LastDay, LastRule = "three-bad-sessions",
        };
    }

    private LineState Good(LineState state, LineSession session)
    {
        if (state.ReturnTo is { } home)
        {
            return state.LowerLeft > 1
                ? state with { LowerLeft = state.LowerLeft - 1 }
                : home with { LastDay = state.LastDay, LastStep = state.LastDay, BadRun = 0, LastRule = "back-to-level" };
        }

        if (session.Pain > rules.SafePain)
        {
            return Reset(state) with { LastRule = "pain-acceptable-zone" };
        }

        if (state.Share < 1)
        {
            return MayStep(state, session.Day) ? state with { Share = Math.Min(1, state.Share * (1 + rules.WeeklyRise)), LastStep = session.Day, LastRule = "weekly-jump" } : state;
        }

        if (session.Tipped)
        {
            return Reset(state) with { LastRule = "balance-before-load" };
        }

        return Count(state, session);
    }

    private LineState Count(LineState state, LineSession session)
    {
        var counted = state with
        {
            ExtraRun = session.Whole && session.Extra >= rules.ExtraRepetitions ? state.ExtraRun + 1 : 0,
            EasyRun = session.Whole && session.Effort <= rules.EasyEffort && (session.Pain ?? 0) <= rules.EasyPain ? state.EasyRun + 1 : 0,
        };
        if (!MayStep(state, session.Day))
        {
            return counted;
        }

        if (counted.ExtraRun >= rules.ExtraSessions)
        {
            return StepUp(counted, session.Day, "two-for-two");
        }

        return counted.EasyRun >= rules.EasySessions ? StepUp(counted, session.Day, "easy-twice") : counted;
    }

    private bool MayStep(LineState state, DateOnly day) => state.LastStep is not { } last || day.DayNumber - last.DayNumber >= settings.StepEveryDays;

    /// <summary>More load within the rule, else the next band, else a harder variant, else repetitions.</summary>
    private LineState StepUp(LineState state, DateOnly day, string rule)
    {
        var stepped = Reset(state) with { LastStep = day, LastRule = rule };
        if (state.LoadKg > 0)
        {
            return TryRaise(state.LoadKg.Value) is { } load ? stepped with { LoadKg = load, Extra = 0 } : MoreRepetitions(stepped, state.LoadKg.Value);
        }

        if (state.Band is { } band && NextBand(band) is { } next)
        {
            return stepped with { Band = next };
        }

        return harder(state.Exercise) is { } variant
            ? new LineState { Exercise = variant, LastDay = state.LastDay, LastStep = day, LastRule = rule }
            : state.Extra < settings.MostExtraRepetitions ? stepped with { Extra = state.Extra + settings.ExtraRepetitions } : Reset(state);
    }

    // The middle of the rule's range, in steps that there are.
    private double? TryRaise(double load)
    {
        var step = settings.LoadStepKg;
        var aim = Math.Round(load * (1 + ((rules.LoadRise.Low + rules.LoadRise.High) / 2)) / step) * step;
        var raised = Math.Max(aim, (Math.Floor(load / step) * step) + step);
        return raised <= load * (1 + rules.LoadRise.High) && raised <= settings.MostLoadKg ? raised : null;
    }

    // The smallest step is too large for the rule: repetitions first, and once they are many, the step after all.
    private LineState MoreRepetitions(LineState state, double load) => state.Extra < settings.MostExtraRepetitions
        ? state with { Extra = state.Extra + settings.ExtraRepetitions }
        : load + settings.LoadStepKg > settings.MostLoadKg ? state : state with { Extra = 0, LoadKg = load + settings.LoadStepKg };

    private string? NextBand(string band)
    {
        var next = settings.Bands.Select(one => one.Id).ToList().IndexOf(band) + 1;
        return next > 0 && next < settings.Bands.Length ? settings.Bands[next].Id : null;
    }
}
