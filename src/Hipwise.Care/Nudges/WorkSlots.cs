using Hipwise.Knowledge;
using NodaTime;

namespace Hipwise.Care.Nudges;

/// <summary>The times of a working day at which a nudge belongs, before meetings move them.</summary>
/// <param name="settings">What the person wants.</param>
/// <param name="rules">How nudges are timed.</param>
internal sealed class WorkSlots(NudgeSettings settings, NudgeRules rules)
{
    /// <summary>Slots of a day in order; none on a day off.</summary>
    /// <param name="day">The day on the person's clock.</param>
    /// <param name="pace">How breaks are spaced.</param>
    public IEnumerable<Slot> Of(LocalDate day, Pace pace)
    {
        if (!settings.WorksOn(day))
        {
            yield break;
        }

        var near = Duration.FromMinutes(rules.DeskNearMinutes);
        var moves = MovesOf(day).ToList();
        var taken = new HashSet<Instant>();
        var slots = BreaksOf(day, pace).Select(at =>
        {
            var move = moves.Where(one => one.At - at <= near && at - one.At <= near && !taken.Contains(one.At))
                .OrderBy(one => Duration.Max(one.At - at, at - one.At)).FirstOrDefault();
            if (move.At != default)
            {
                taken.Add(move.At);
            }

            return new Slot(at, NudgeKind.Break, move.At == default ? null : move.Move);
        }).ToList();
        slots.AddRange(moves.Where(move => !taken.Contains(move.At)).Select(move => new Slot(move.At, NudgeKind.Desk, move.Move)));
        foreach (var slot in slots.OrderBy(slot => slot.At))
        {
            yield return slot;
        }
    }

    /// <summary>Start and end of the working day as instants.</summary>
    public Interval HoursOf(LocalDate day) => new(At(day, settings.From), At(day, settings.To));

    /// <summary>Quiet hours of a day.</summary>
    public IEnumerable<Interval> QuietOf(LocalDate day) =>
        settings.Quiet.Select(quiet => new Interval(At(day, quiet.From), Instant.Max(At(day, quiet.From), At(day, quiet.To))));

    private IEnumerable<Instant> BreaksOf(LocalDate day, Pace pace)
    {
        var hours = HoursOf(day);
        var last = (Instant?)null;
        for (var minutes = pace.First; minutes < Period.Between(settings.From, settings.To, PeriodUnits.Minutes).Minutes; minutes += pace.Every)
        {
            var at = At(day, settings.From.PlusMinutes(minutes));
            // Where the clock is set forward two times of day may fall on one instant.
            if (hours.Contains(at) && at > hours.Start && at != last)
            {
                last = at;
                yield return at;
            }
        }
    }

    private IEnumerable<(Instant At, DeskMove Move)> MovesOf(LocalDate day)
    {
        if (settings.Desk is not { } desk)
        {
            yield break;
        }

        var end = HoursOf(day).End;
        var at = HoursOf(day).Start;
        for (var sitting = true; ; sitting = !sitting)
        {
            at += Duration.FromMinutes(sitting ? desk.SitMinutes : desk.StandMinutes);
            if (at >= end)
            {
                yield break;
            }

            yield return (at, sitting ? DeskMove.Up : DeskMove.Down);
        }
    }

    private Instant At(LocalDate day, LocalTime time) => settings.Zone.AtLeniently(day + time).ToInstant();
}

/// <summary>A time at which a nudge belongs.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What for.</param>
/// <param name="Desk">Where to put the desk, or null.</param>
internal readonly record struct Slot(Instant At, NudgeKind Kind, DeskMove? Desk);

/// <summary>How breaks are spaced through a day.</summary>
/// <param name="First">Minutes from the start of the day to the first.</param>
/// <param name="Every">Minutes between them.</param>
/// <param name="Fewer">True when there are fewer than asked for, because few were taken.</param>
internal readonly record struct Pace(int First, int Every, bool Fewer);
