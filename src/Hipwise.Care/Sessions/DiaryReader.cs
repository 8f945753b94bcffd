using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Sessions;

/// <summary>Puts a training log together from the entries of a diary. Entries that mean nothing to the knowledge any more are passed over.</summary>
public sealed class DiaryReader(KnowledgeBase knowledge, Func<string, bool>? isExercise = null)
{
    /// <summary>Kinds of entries that this reads.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["begin", "set", "skip", "stop", "finish", "morning", "safety-read"];

    private readonly Dictionary<Guid, List<SessionEvent>> sessions = [];
    private readonly List<Morning> mornings = [];
    private DateTimeOffset? safetyReadAt;
    private int passedOver;

    /// <summary>Takes in one entry; later entries of the same morning count more.</summary>
    /// <param name="session">The session it belongs to, or null.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; others are ignored.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="utf8">Its content as it was sent.</param>
    public void Add(Guid? session, string kind, DateTimeOffset at, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            switch (kind)
            {
                case "morning":
                    mornings.Add(ReadMorning(utf8));
                    break;
                case "safety-read":
                    safetyReadAt = safetyReadAt > at ? safetyReadAt : at;
                    break;
                default:
                    if (session is { } id && Kinds.Contains(kind))
                    {
                        EventsOf(id).Add(new SessionEventReader(knowledge, isExercise).ReadOne(utf8));
                    }

                    break;
            }
        }
        catch (Exception problem) when (problem is AnswersException or JsonException)
        {
            passedOver++;
        }
    }

    /// <summary>What was logged, and how many entries were passed over.</summary>
    public (TrainingLog Log, int PassedOver) Finish() => (
        TrainingLog.Of(sessions.Select(pair => SessionEvents.Fold(pair.Key, pair.Value)).OfType<SessionLog>(), mornings, safetyReadAt), passedOver);

    /// <summary>Reads how a morning was.</summary>
    /// <exception cref="AnswersException">Something is wrong with it.</exception>
    public static Morning ReadMorning(ReadOnlyMemory<byte> utf8)
    {
        const double Worst = 10;
        using var document = JsonDocument.Parse(utf8);
        var problems = new List<AnswersProblem>();
        var root = new JsonCursor(document.RootElement, "$", problems);
        var members = root.Object("day", "pain", "usual");
        var day = DateOnly.MinValue;
        if (!members.TryGetValue("day", out var when) || !DateOnly.TryParseExact(when.Element.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            root.Report("'day' must be a day such as 2026-11-22");
        }

        double Read(string name)
        {
            if (members.TryGetValue(name, out var value))
            {
                return value.Number(0, Worst);
            }

            root.Report($"'{name}' is missing");
            return 0;
        }

        var morning = new Morning(day, Read("pain"), Read("usual"));
        return problems.Count == 0 ? morning : throw new AnswersException([.. problems]);
    }

    private List<SessionEvent> EventsOf(Guid id) => sessions.TryGetValue(id, out var list) ? list : sessions[id] = [];
}
