using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Learn;

/// <summary>What is usual for a measure, and what may be chance, in words.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Knowledge">Holds the words.</param>
internal sealed record MeasureWords(Measure Measure, KnowledgeBase Knowledge)
{
    /// <summary>What kind of answer it is: a number in a unit, yes or no, or one of some options.</summary>
    public string Kind => Measure switch
    {
        { Type: MeasureType.Number, Unit: { } unit } => Say("learn.measure.number", ("unit", Say($"unit.{unit.Symbol}"))),
        { Type: MeasureType.YesNo } => Say("learn.measure.yes-no"),
        { Type: MeasureType.Choices } => Say("learn.measure.choices", ("options", Options)),
        _ => Say("learn.measure.choice", ("options", Options)),
    };

    /// <summary>Who can measure it.</summary>
    public string By => string.Join(", ", Measure.By.Select(source => Say($"learn.by.{source.Word()}")));

    /// <summary>The usual range for all, or null.</summary>
    public string? Usual => Measure.Reference is { } reference ? Range(reference.Low, reference.High) : null;

    /// <summary>The usual ranges by age and sex.</summary>
    public IEnumerable<(string Who, string Range)> UsualByPerson => Measure.Reference is not { } reference ? [] : reference.Rows
        .Select(row => (Who(row), Range(row.Low, row.High) ?? "")).Where(row => row.Item2.Length > 0);

    /// <summary>What a single change must exceed, or null when nothing is known.</summary>
    public string? Error => Measure.Error switch
    {
        { CvPercent: { } percent, Mdc: null, Sem: null } => Say("learn.measure.error-percent", ("percent", Plain(percent))),
        { } error => Say("learn.measure.error", ("value", Measure.Unit?.Format(error.SmallestShown(0)) ?? Plain(error.SmallestShown(0)))),
        null => null,
    };

    /// <summary>When a difference between the sides counts, or null.</summary>
    public string? Difference => Measure.SideRule switch
    {
        { Percent: { } percent, Days: var days } => Say("learn.measure.sides", ("value", Unit.Of("percent").Format(percent)), ("days", $"{days}")),
        { Units: { } units, Days: var days } => Say("learn.measure.sides", ("value", Measure.Unit?.Format(units) ?? Plain(units)), ("days", $"{days}")),
        _ => null,
    };

    private string Options => string.Join("; ", Measure.Options.Select(option => Measure.OptionNames.GetValueOrDefault(option, option)));

    private string Who(ReferenceRow row) => string.Join(", ", new[]
    {
        Knowledge.Person.TryAgeBand(row.AgeBand)?.Name ?? row.AgeBand,
        row.Sex is null ? null : Say($"checkup.body.{row.Sex}"),
    }.Where(part => part is not null));

    private string? Range(double? low, double? high) => (low, high) switch
    {
        ({ } from, { } to) when from == to => Format(from),
        ({ } from, { } to) => Say("learn.measure.range", ("low", Measure.Unit?.FormatNumber(from) ?? Plain(from)), ("high", Format(to))),
        ({ } from, null) => Say("learn.measure.from", ("low", Format(from))),
        (null, { } to) => Say("learn.measure.to", ("high", Format(to))),
        _ => null,
    };

    private string Format(double value) => Measure.Unit?.Format(value) ?? Plain(value);

    private static string Plain(double value) => Unit.Of("count").FormatNumber(value);

    private string Say(string key, params ReadOnlySpan<(string, string)> values) => Knowledge.Phrases.Say(key, values);
}
