using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hipwise.Care.Plans;
using Hipwise.Care.Progress;
using Hipwise.Knowledge;

namespace Hipwise.Care.Exchange;

/// <summary>Everything about a person as one FHIR R4 bundle, without a name. The same inputs give the same bytes.</summary>
public static class FhirBundle
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes a bundle of type <c>collection</c>: patient, observations, answers, goals and the plan.</summary>
    /// <param name="record">What was told and measured.</param>
    /// <param name="subject">The person's pseudonym; the same each time, so that resources keep their ids.</param>
    /// <param name="at">When it is written.</param>
    /// <param name="knowledge">Names of measures, places and goals.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] Write(ProgressRecord record, Guid subject, DateTimeOffset at, KnowledgeBase knowledge)
    {
        var parts = new FhirParts(subject);
        string[] goals = record.Checkups.IsEmpty ? [] : [.. record.Checkups[^1].Answers.Person.Goals.Where(knowledge.Goals.ContainsKey)];
        var entries = new JsonArray(
        [
            parts.Entry("patient", Patient(record, parts)),
            .. new FhirObservations(parts, knowledge).Of(record),
            .. new FhirAnswers(parts, knowledge).Of(record),
            .. goals.Select(goal => parts.Entry($"goal/{goal}", Goal(knowledge.Goals[goal], parts))),
            .. record.Current?.Plan is { } plan ? [parts.Entry("plan", PlanOf(plan, goals, record, parts, knowledge))] : Array.Empty<JsonObject>(),
        ]);
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "collection",
            ["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["entry"] = entries,
        };
        return JsonSerializer.SerializeToUtf8Bytes(bundle, Indented);
    }

    private static JsonObject Patient(ProgressRecord record, FhirParts parts)
    {
        var identifier = new JsonObject { ["system"] = "urn:ietf:rfc:3986", ["value"] = $"urn:uuid:{parts.IdOf("pseudonym")}" };
        var patient = new JsonObject { ["resourceType"] = "Patient", ["identifier"] = new JsonArray(identifier) };
        if (!record.Checkups.IsEmpty && record.Checkups[^1].Answers.Person.Sex is { } sex)
        {
            patient["gender"] = sex;
        }

        return patient;
    }

    private static JsonObject Goal(Goal goal, FhirParts parts) => new()
    {
        ["resourceType"] = "Goal", ["lifecycleStatus"] = "active", ["description"] = FhirParts.Concept(goal.Id, goal.Name), ["subject"] = parts.To("patient"),
    };

    private static JsonObject PlanOf(Plan plan, string[] goals, ProgressRecord record, FhirParts parts, KnowledgeBase knowledge)
    {
        var json = new JsonObject
        {
            ["resourceType"] = "CarePlan", ["status"] = "active", ["intent"] = "plan", ["title"] = "Hipwise",
            ["description"] = knowledge.Phrases.Say("about.education"), ["subject"] = parts.To("patient"), ["created"] = FhirParts.Day(record.Checkups[^1].Day),
        };
        if (goals.Length > 0)
        {
            json["goal"] = new JsonArray([.. goals.Select(goal => parts.To($"goal/{goal}"))]);
        }

        if (plan.Limits.Length > 0)
        {
            json["note"] = new JsonArray([.. plan.Limits.Select(limit => new JsonObject { ["text"] = $"{limit.Text} ({knowledge.Phrases.Say($"own.by.{limit.By}")})" })]);
        }

        JsonNode?[] activities = [.. plan.Blocks.SelectMany(block => block.Prescriptions.Select(line => Activity(block, line)))];
        if (activities.Length > 0)
        {
            json["activity"] = new JsonArray(activities);
        }

        return json;
    }

    private static JsonObject Activity(PlanBlock block, Prescription line)
    {
        var work = line.Repetitions is { } repetitions ? $"{line.Sets} x {repetitions}" : $"{line.Sets} x {line.HoldSeconds} s";
        var detail = new JsonObject
        {
            ["code"] = line.Own is null ? FhirParts.Concept(line.Exercise, line.Name) : FhirParts.Words(line.Name),
            ["status"] = "scheduled", ["scheduledString"] = string.Join(", ", block.Days),
            ["description"] = string.Join("; ", new[] { block.Title, work, line.Load }.Concat(line.Why.Select(reason => reason.Text)).Where(text => text.Length > 0)),
        };
        return new JsonObject { ["detail"] = detail };
    }
}
