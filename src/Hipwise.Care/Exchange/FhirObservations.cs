using System.Text.Json.Nodes;
using Hipwise.Care.Progress;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Exchange;

/// <summary>Observations of screens as Observation resources.</summary>
internal sealed class FhirObservations(FhirParts parts, KnowledgeBase knowledge)
{
    private const string Categories = "http://terminology.hl7.org/CodeSystem/observation-category";

    /// <summary>An entry for each observation that the knowledge still has.</summary>
    public IEnumerable<JsonObject> Of(ProgressRecord record)
    {
        foreach (var (checkup, number) in record.Checkups.Select((checkup, index) => (checkup, index + 1)))
        {
            var index = 0;
            foreach (var trial in checkup.Answers.Trials)
            {
                foreach (var observation in trial.Observations)
                {
                    if (knowledge.Screens.TryGetValue(observation.Measure.Screen, out var screen) && screen.TryMeasure(observation.Measure.Measure) is { } measure)
                    {
                        var resource = Resource(observation, screen, measure, observation.On ?? trial.On ?? checkup.Day);
                        AddRange(resource, observation, measure, checkup);
                        yield return parts.Entry($"observation/{number}/{index++}", resource);
                    }
                }
            }
        }
    }

    private JsonObject Resource(Observation observation, Screen screen, Measure measure, DateOnly day)
    {
        var category = observation.Source == ObservationSource.SelfReport ? "survey" : "exam";
        var resource = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["status"] = "final",
            ["category"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(FhirParts.Coding(Categories, category, null)) }),
            ["code"] = FhirParts.Concept(observation.Measure.ToString(), $"{screen.Words.Name}: {measure.Name}"),
            ["subject"] = parts.To("patient"),
            ["effectiveDateTime"] = FhirParts.Day(day),
        };
        var components = SetValue(resource, observation, measure);
        if (observation.Side is { } side)
        {
            resource["bodySite"] = FhirParts.SiteOf(side);
        }

        resource["method"] = FhirParts.Concept(observation.Source.Word(), observation.Source.Word());
        if (components.Count > 0)
        {
            resource["component"] = components;
        }

        return resource;
    }

    private static JsonArray SetValue(JsonObject resource, Observation observation, Measure measure)
    {
        var components = new JsonArray();
        void Add(string part, string text, string type, JsonNode value) => components.Add(
            new JsonObject { ["code"] = FhirParts.Concept($"{observation.Measure}#{part}", text), [type] = value });
        switch (observation.Reading)
        {
            case NumberReading number:
                resource["valueQuantity"] = FhirParts.Quantity(number.Quantity.Value, number.Quantity.Unit);
                Add("sd", "Standard deviation", "valueQuantity", FhirParts.Quantity(number.Quantity.Sd, number.Quantity.Unit));
                for (var i = 0; i < number.Tries.Length && number.Tries.Length > 1; i++)
                {
                    Add($"try-{i + 1}", $"Try {i + 1}", "valueQuantity", FhirParts.Quantity(number.Tries[i], number.Quantity.Unit));
                }

                break;
            case YesNoReading { Tries: [var only] }:
                resource["valueBoolean"] = only;
                break;
            case YesNoReading several:
                for (var i = 0; i < several.Tries.Length; i++)
                {
                    Add($"try-{i + 1}", $"Try {i + 1}", "valueBoolean", several.Tries[i]);
                }

                break;
            case ChoiceReading { Choices: [var one] }:
                resource["valueCodeableConcept"] = FhirParts.Concept(one, measure.OptionNames.GetValueOrDefault(one, one));
                break;
            case ChoiceReading some:
                foreach (var choice in some.Choices)
                {
                    Add(choice, measure.OptionNames.GetValueOrDefault(choice, choice), "valueBoolean", true);
                }

                break;
        }

        return components;
    }

    private static void AddRange(JsonObject resource, Observation observation, Measure measure, PastCheckup checkup)
    {
        if (observation.Reading is not NumberReading || measure.Reference?.RangeFor(checkup.Answers.Person.AgeBand, checkup.Answers.Person.Sex) is not { } range)
        {
            return;
        }

        var json = new JsonObject();
        foreach (var (name, bound) in new[] { ("low", range.Low), ("high", range.High) })
        {
            if (bound is { } value)
            {
                json[name] = FhirParts.Quantity(value, measure.Unit!);
            }
        }

        if (json.Count > 0)
        {
            resource["referenceRange"] = new JsonArray(json);
        }
    }
}
