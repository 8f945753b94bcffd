using System.Collections.Immutable;
using Hipwise.Knowledge;

namespace Hipwise.Web.EndToEnd.Walking;

/// <summary>What a made-up person answers, in the words of the page.</summary>
internal sealed record Told
{
    public bool Full { get; init; }

    public string Age { get; init; } = "18 to 39";

    /// <summary>Questions of safety answered with something else than no: the question, and the answer.</summary>
    public ImmutableDictionary<string, string> Safety { get; init; } = [];

    public ImmutableArray<ToldPain> Pains { get; init; } = [];

    /// <summary>True to answer each safety question with its own no.</summary>
    public bool OneByOne { get; init; }

    public bool Helper { get; init; }

    public ImmutableArray<string> Equipment { get; init; } = [];

    public string Sitting { get; init; } = "9";

    /// <summary>Values of measures, by screen, side and measure as they are named on the page; a side may be left out.</summary>
    public ImmutableDictionary<string, string[]> Values { get; init; } = [];

    /// <summary>What is written or chosen for a measure.</summary>
    public string[] ValuesOf(Screen screen, string part, Measure measure) =>
        Values.GetValueOrDefault($"{screen.Id}/{part}/{measure.Id}") ?? Values.GetValueOrDefault($"{screen.Id}/{measure.Id}") ?? Usual(measure);

    private static string[] Usual(Measure measure) => measure.Type switch
    {
        MeasureType.Number => [.. Enumerable.Repeat($"{Math.Round(measure.Reference?.High ?? measure.Reference?.Low ?? measure.Min + ((measure.Max - measure.Min) / 4))}", measure.Tries)],
        MeasureType.YesNo => [.. Enumerable.Repeat(Words.Say("form.no"), measure.Tries)],
        _ => [measure.OptionNames[measure.Options[0]]],
    };
}

/// <summary>One pain: a place of the map with its side, for instance <c>Low back, left</c>.</summary>
internal sealed record ToldPain(string Place, int Strength = 3, params ImmutableArray<string> Qualities);
