using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Own;
using Hipwise.Care.Safety;
using Hipwise.Knowledge;

namespace Hipwise.Care.Plans;

/// <summary>A person's own exercises in a plan: always there when asked for, unless a limit, pain or safety holds them back.</summary>
/// <remarks>A therapist's exercise counts as the answer to the needs it names; the person's own is done on top of what the plan chooses.</remarks>
internal sealed class OwnLines(SafetyResult safety, ExerciseFilter filter, Prescriber prescriber, KnowledgeBase knowledge)
{
    private readonly HashSet<string> tooLong = new(StringComparer.Ordinal);

    /// <summary>Needs that a therapist's exercises answer.</summary>
    public IEnumerable<string> Answered => InUse.Where(exercise => exercise.Own!.By == SetBy.Therapist && filter.Allows(exercise)).SelectMany(exercise => exercise.Needs);

    private IEnumerable<Exercise> InUse => knowledge.Exercises.Values.Where(exercise => exercise.Own is { Removed: false, Use: not OwnUse.Kept })
        .OrderByDescending(exercise => exercise.Own!.By).ThenBy(exercise => exercise.Id, StringComparer.Ordinal);

    /// <summary>The lines of a session, a therapist's first.</summary>
    /// <param name="use">The kind of session.</param>
    /// <param name="mostSeconds">Time that a limit allows; what would go beyond it is left out.</param>
    public ImmutableArray<Prescription> Of(OwnUse use, int mostSeconds)
    {
        var lines = ImmutableArray.CreateBuilder<Prescription>();
        foreach (var exercise in InUse.Where(exercise => UseOf(exercise) == use && filter.Allows(exercise)))
        {
            var line = prescriber.Prescribe(exercise, exercise.Doses[0], prescriber.ReasonsForOwn(exercise));
            if (lines.Sum(one => one.Seconds) + line.Seconds > mostSeconds)
            {
                tooLong.Add(exercise.Id);
            }
            else
            {
                lines.Add(line);
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>Own breaks that fit.</summary>
    public IEnumerable<Exercise> Breaks => knowledge.Exercises.Values.Where(exercise => exercise is { Own: not null, DeskBreak: true } && filter.Allows(exercise))
        .OrderByDescending(exercise => exercise.Own!.By).ThenBy(exercise => exercise.Id, StringComparer.Ordinal);

    /// <summary>What was asked for and is not in the plan, and why. Ask after the lines.</summary>
    /// <param name="breaksOnly">True when safety leaves no session.</param>
    public ImmutableArray<OwnWaiting> FindWaiting(bool breaksOnly) =>
    [
        .. InUse.Select(exercise => (exercise, why: WhyNot(exercise, breaksOnly))).Where(pair => pair.why is not null)
            .Select(pair => new OwnWaiting(pair.exercise.Id, pair.exercise.Words.Name, pair.why!)),
    ];

    // There are no sessions with load on the modified track.
    private OwnUse UseOf(Exercise exercise) => safety.Modified ? OwnUse.Practice : exercise.Own!.Use;

    private string? WhyNot(Exercise exercise, bool breaksOnly) =>
        breaksOnly ? knowledge.Phrases.Say("own.waits.safety")
        : filter.FindLimit(exercise) is { } limit ? LimitWords.WhyNot(limit, exercise, knowledge)
        : filter.Allows(exercise) ? tooLong.Contains(exercise.Id) ? knowledge.Phrases.Say("own.waits.minutes") : null
        : knowledge.Phrases.Say(safety.Modified && !exercise.ModifiedTrack ? "own.waits.modified" : "own.waits.pain");
}
