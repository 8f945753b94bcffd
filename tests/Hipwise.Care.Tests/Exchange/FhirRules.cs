namespace Hipwise.Care.Tests.Exchange;

/// <summary>
/// The structure of FHIR R4 (4.0.1) as far as Hipwise writes it: element, least, most, type, and for codes which are allowed.
/// Written from the published structure definitions; an element that is not here may not be written.
/// </summary>
internal static class FhirRules
{
    private const string Text = """
        Bundle id 0 1 id
        Bundle type 1 1 code document|message|transaction|transaction-response|batch|batch-response|history|searchset|collection
        Bundle timestamp 0 1 instant
        Bundle entry 0 * BundleEntry
        BundleEntry fullUrl 0 1 uri
        BundleEntry resource 0 1 Resource
        Patient id 0 1 id
        Patient identifier 0 * Identifier
        Patient gender 0 1 code male|female|other|unknown
        Identifier system 0 1 uri
        Identifier value 0 1 string
        Observation id 0 1 id
        Observation status 1 1 code registered|preliminary|final|amended|corrected|cancelled|entered-in-error|unknown
        Observation category 0 * CodeableConcept
        Observation code 1 1 CodeableConcept
        Observation subject 0 1 Reference
        Observation effectiveDateTime 0 1 dateTime
        Observation valueQuantity 0 1 Quantity
        Observation valueCodeableConcept 0 1 CodeableConcept
        Observation valueBoolean 0 1 boolean
        Observation bodySite 0 1 CodeableConcept
        Observation method 0 1 CodeableConcept
        Observation referenceRange 0 * ReferenceRange
        Observation component 0 * Component
        Component code 1 1 CodeableConcept
        Component valueQuantity 0 1 Quantity
        Component valueBoolean 0 1 boolean
        ReferenceRange low 0 1 Quantity
        ReferenceRange high 0 1 Quantity
        CodeableConcept coding 0 * Coding
        CodeableConcept text 0 1 string
        Coding system 0 1 uri
        Coding code 0 1 token
        Coding display 0 1 string
        Quantity value 0 1 decimal
        Quantity unit 0 1 string
        Quantity system 0 1 uri
        Quantity code 0 1 token
        Reference reference 0 1 string
        QuestionnaireResponse id 0 1 id
        QuestionnaireResponse status 1 1 code in-progress|completed|amended|entered-in-error|stopped
        QuestionnaireResponse subject 0 1 Reference
        QuestionnaireResponse authored 0 1 dateTime
        QuestionnaireResponse source 0 1 Reference
        QuestionnaireResponse item 0 * Item
        Item linkId 1 1 string
        Item text 0 1 string
        Item answer 0 * Answer
        Item item 0 * Item
        Answer valueDecimal 0 1 decimal
        Answer valueCoding 0 1 Coding
        Goal id 0 1 id
        Goal lifecycleStatus 1 1 code proposed|planned|accepted|active|on-hold|completed|cancelled|entered-in-error|rejected
        Goal description 1 1 CodeableConcept
        Goal subject 1 1 Reference
        CarePlan id 0 1 id
        CarePlan status 1 1 code draft|active|on-hold|revoked|completed|entered-in-error|unknown
        CarePlan intent 1 1 code proposal|plan|order|option
        CarePlan title 0 1 string
        CarePlan description 0 1 string
        CarePlan subject 1 1 Reference
        CarePlan created 0 1 dateTime
        CarePlan goal 0 * Reference
        CarePlan activity 0 * Activity
        Activity detail 0 1 Detail
        Detail code 0 1 CodeableConcept
        Detail status 1 1 code not-started|scheduled|in-progress|on-hold|completed|cancelled|stopped|unknown|entered-in-error
        Detail scheduledString 0 1 string
        Detail description 0 1 string
        """;

    /// <summary>Elements by type and name.</summary>
    public static IReadOnlyDictionary<string, FhirElement[]> Types { get; } = Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToDictionary(
            type => type.Key,
            type => type.Select(parts => new FhirElement(parts[1], parts[2] == "1", parts[3] == "*", parts[4], parts.Length > 5 ? parts[5].Split('|') : [])).ToArray(),
            StringComparer.Ordinal);
}

/// <summary>One element of a type.</summary>
internal sealed record FhirElement(string Name, bool Required, bool Many, string Type, string[] Codes);
