using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hipwise.Care.Checkup;
using Hipwise.Knowledge;

namespace Hipwise.Care.Progress;

/// <summary>Reads pain and activities told between check-ups from the entries of a diary.</summary>
public static class RatingReader
{
    /// <summary>Kind of an entry that tells pain.</summary>
    public const string Pain = "pain";

    /// <summary>Kind of an entry that tells an activity.</summary>
    public const string Activity = "activity";

    private const double Most = 10;

    /// <summary>Kinds of entries that this reads.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Pain, Activity];

    /// <summary>All ratings among some entries, in their order; entries that mean nothing to the knowledge any more are passed over.</summary>
    /// <param name="entries">Kind and content of each, oldest first.</param>
    /// <param name="knowledge">What they are read against.</param>
    public static Ratings Read(IEnumerable<(string Kind, ReadOnlyMemory<byte> Utf8)> entries, KnowledgeBase knowledge)
    {
        var pain = ImmutableArray.CreateBuilder<PainRating>();
        var activities = ImmutableArray.CreateBuilder<ActivityRating>();
        foreach (var (kind, utf8) in entries)
        {
            try
            {
                if (kind == Pain)
                {
                    pain.Add(ReadPain(utf8, knowledge));
                }
                else if (kind == Activity)
                {
                    activities.Add(ReadActivity(utf8));
                }
            }
            catch (Exception problem) when (problem is AnswersException or JsonException)
            {
                continue;
            }
        }

        return new Ratings(pain.ToImmutable(), activities.ToImmutable());
    }

    /// <summary>Reads pain at a place.</summary>
    /// <exception cref="AnswersException">Something is wrong with it.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PainRating ReadPain(ReadOnlyMemory<byte> utf8, KnowledgeBase knowledge) => ReadOne(utf8, root =>
    {
        var members = root.Object("day", "place", "side", "intensity");
        var place = members.TryGetValue("place", out var where) ? where.Element.ToString() : "";
        if (!knowledge.Places.ContainsKey(place))
        {
            root.Report("'place' must be a place of the body map");
        }

        var side = PainSide.Middle;
        if (!members.TryGetValue("side", out var at) || !Enum.TryParse(at.Element.ToString(), true, out side) || !Enum.IsDefined(side))
        {
            root.Report("'side' must be left, right, both or middle");
        }

        return new PainRating(DayOf(root, members), place, side, Scale(root, members, "intensity"));
    });

    /// <summary>Reads an activity.</summary>
    /// <exception cref="AnswersException">Something is wrong with it.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ActivityRating ReadActivity(ReadOnlyMemory<byte> utf8) => ReadOne(utf8, root =>
    {
        var members = root.Object("day", "text", "score");
        var text = members.TryGetValue("text", out var words) ? words.Element.ToString() : "";
        if (string.IsNullOrWhiteSpace(text))
        {
            root.Report("'text' is missing");
        }

        return new ActivityRating(DayOf(root, members), text, Scale(root, members, "score"));
    });

    private static T ReadOne<T>(ReadOnlyMemory<byte> utf8, Func<JsonCursor, T> read)
    {
        using var document = JsonDocument.Parse(utf8);
        var problems = new List<AnswersProblem>();
        var rating = read(new JsonCursor(document.RootElement, "$", problems));
        return problems.Count == 0 ? rating : throw new AnswersException([.. problems]);
    }

    private static DateOnly DayOf(JsonCursor root, IReadOnlyDictionary<string, JsonCursor> members)
    {
        var day = DateOnly.MinValue;
        if (!members.TryGetValue("day", out var when) || !DateOnly.TryParseExact(when.Element.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            root.Report("'day' must be a day such as 2026-11-22");
        }

        return day;
    }

    private static double Scale(JsonCursor root, IReadOnlyDictionary<string, JsonCursor> members, string name)
    {
        if (members.TryGetValue(name, out var value))
        {
            return value.Number(0, Most);
        }

        root.Report($"'{name}' is missing");
        return 0;
    }
}
