using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Care.Progress;
using Hipwise.Knowledge;

namespace Hipwise.Care.Exchange;

/// <summary>Pain, activities and safety answers as QuestionnaireResponse resources.</summary>
internal sealed class FhirAnswers(FhirParts parts, KnowledgeBase knowledge)
{
    /// <summary>One for each check-up with answers, and one for each day on which something was told again.</summary>
    public IEnumerable<JsonObject> Of(ProgressRecord record)
    {
        foreach (var (checkup, number) in record.Checkups.Select((checkup, index) => (checkup, index + 1)))
        {
            var answers = checkup.Answers;
            var items = Groups(
                Safety(answers.Safety), answers.Pain.Select(pain => new PainRating(checkup.Day, pain.Place, pain.Side, pain.Intensity)),
                answers.Activities.Select(activity => new ActivityRating(checkup.Day, activity.Text, activity.Score)));
            if (items.Count > 0)
            {
                yield return Response($"answers/{number}", checkup.Day, items);
            }
        }

        var days = record.Ratings.Pain.Select(pain => pain.Day).Concat(record.Ratings.Activities.Select(activity => activity.Day)).Distinct().Order();
        foreach (var day in days)
        {
            var items = Groups([], record.Ratings.Pain.Where(pain => pain.Day == day), record.Ratings.Activities.Where(activity => activity.Day == day));
            yield return Response($"told/{FhirParts.Day(day)}", day, items);
        }
    }

    private JsonObject Response(string path, DateOnly day, JsonArray items) => parts.Entry(path, new JsonObject
    {
        ["resourceType"] = "QuestionnaireResponse", ["status"] = "completed", ["subject"] = parts.To("patient"), ["authored"] = FhirParts.Day(day),
        ["source"] = parts.To("patient"), ["item"] = items,
    });

    private JsonArray Groups(ImmutableArray<JsonNode?> safety, IEnumerable<PainRating> pain, IEnumerable<ActivityRating> activities)
    {
        var groups = new JsonArray();
        void Add(string id, IEnumerable<JsonNode?> items)
        {
            JsonNode?[] all = [.. items];
            if (all.Length > 0)
            {
                groups.Add(new JsonObject { ["linkId"] = id, ["item"] = new JsonArray(all) });
            }
        }

        Add("safety", safety);
        string Where(PainRating one) => $"{knowledge.Places[one.Place].Name}, {one.Side.ToString().ToLowerInvariant()} (0-10)";
        Add("pain", pain.Select((one, index) => Item($"pain.{index + 1}", Where(one), "valueDecimal", one.Intensity)));
        Add("activities", activities.Select((one, index) => Item($"activities.{index + 1}", $"{one.Text} (0-10)", "valueDecimal", one.Score)));
        return groups;
    }

    private ImmutableArray<JsonNode?> Safety(SafetyAnswers? safety)
    {
        if (safety is null)
        {
            return [];
        }

        string? AnswerTo(string flag) => safety.Yes.Contains(flag) ? "yes" : safety.Unsure.Contains(flag) ? "unsure"
            : safety.No.Contains(flag) || safety.NoneOfTheOthers ? "no" : null;
        return
        [
            .. from flag in knowledge.RedFlags
               let answer = AnswerTo(flag.Id)
               where answer is not null
               select Item($"safety.{flag.Id}", flag.Words.Question, "valueCoding", FhirParts.Coding(FhirParts.OwnCodes, answer, null)),
        ];
    }

    private static JsonObject Item(string id, string text, string type, JsonNode value) =>
        new() { ["linkId"] = id, ["text"] = text, ["answer"] = new JsonArray(new JsonObject { [type] = value }) };
}
