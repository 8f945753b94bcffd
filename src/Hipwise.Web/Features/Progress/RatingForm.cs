using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Data;

namespace Hipwise.Web.Features.Progress;

/// <summary>One thing to rate: a place that hurts, or an activity.</summary>
/// <param name="Kind">Kind of its diary entry.</param>
/// <param name="Path">Name of its field.</param>
/// <param name="Label">In words.</param>
/// <param name="Content">The entry but for day and value.</param>
public sealed record Rated(string Kind, string Path, string Label, JsonObject Content)
{
    /// <summary>Name of the field that carries the id of the entry.</summary>
    public string IdPath => $"{Path}.id";

    /// <summary>Name of the field that says what is rated, so that an old form cannot rate something else.</summary>
    public string OfPath => $"{Path}.of";

    /// <summary>What is rated, as one text.</summary>
    public string Of => Content.ToJsonString();
}

/// <summary>Pain and activities of the check-up as fields, and what was sent as entries of the diary.</summary>
internal static class RatingForm
{
    private const double Most = 10;

    /// <summary>Places that hurt.</summary>
    public static ImmutableArray<Rated> Pain(Answers answers, Func<Pain, string> name) =>
    [
        .. answers.Pain.Select((pain, index) => new Rated(
            RatingReader.Pain, $"pain[{index}]", name(pain), new JsonObject { ["place"] = pain.Place, ["side"] = pain.Side.ToString().ToLowerInvariant() })),
    ];

    /// <summary>Activities that are hard.</summary>
    public static ImmutableArray<Rated> Activities(Answers answers) =>
        [.. answers.Activities.Select((activity, index) => new Rated(RatingReader.Activity, $"activities[{index}]", activity.Text, new JsonObject { ["text"] = activity.Text }))];

    /// <summary>The entries that a form makes; what was not answered makes none.</summary>
    /// <returns>Null when the form is about something that is no longer asked, or carries a value or id that cannot be.</returns>
    public static List<DiaryEntry>? Read(IFormCollection form, IEnumerable<Rated> asked, DateTimeOffset now)
    {
        var entries = new List<DiaryEntry>();
        foreach (var rated in asked.Where(rated => !string.IsNullOrWhiteSpace(form[rated.Path])))
        {
            if (form[rated.OfPath] != rated.Of || !Guid.TryParseExact(form[rated.IdPath], "N", out var id) || id == Guid.Empty
                || !double.TryParse(form[rated.Path], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > Most)
            {
                return null;
            }

            var content = rated.Content.DeepClone().AsObject();
            content["day"] = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            content[rated.Kind == RatingReader.Pain ? "intensity" : "score"] = value;
            entries.Add(new DiaryEntry(id, null, rated.Kind, now, content));
        }

        return entries;
    }
}
