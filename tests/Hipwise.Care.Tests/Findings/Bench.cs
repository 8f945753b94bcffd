using System.Collections.Frozen;
using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Care.Findings;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Findings;

/// <summary>One made-up screen with one rule, so that a test owns every number it argues from.</summary>
internal sealed class Bench
{
    public const string Rule = "rule";
    private readonly KnowledgeBase knowledge;
    private readonly ImmutableArray<Trial> trials;
    private readonly Person person;

    private Bench(KnowledgeBase knowledge, ImmutableArray<Trial> trials, Person person) =>
        (this.knowledge, this.trials, this.person) = (knowledge, trials, person);

    public static Grounds Checked { get; } = new(["CONS"], CheckStatus.Verified, null);

    public static Grounds Remembered { get; } = new(["CONS"], CheckStatus.FromMemory, null);

    /// <summary>A bench with these measures in one screen, and one rule made of these tests.</summary>
    public static Bench With(Measure[] measures, FindingTest[] tests, bool perSide = true)
    {
        var screen = new Screen(
            "screen", 1, "standing", "room", perSide, ["alone"], [], true, [], [], null, null, [.. measures],
            new ScreenWords("Screen", "", "", [], [], [], null), Checked);
        var rule = new FindingRule(
            Rule, [], 1, [], [], [.. tests], ImmutableSortedDictionary<string, int>.Empty.Add("hinge-skill", 2), [],
            new FindingWords("Title", "seen {side} {value} {limit} {seen}/{tries} {choice} L{left} R{right}", "none {side}", ["This."], ["That."]), Checked);
        return new Bench(TestKnowledge.Shipped with { Screens = One("screen", screen), Findings = One(Rule, rule) }, [], new Person());
    }

    /// <summary>A number in degrees with a standard error of 1 and a smallest change of 3, usually 0 to 10, tried three times.</summary>
    public static Measure Number { get; } = new(
        "number", MeasureType.Number, Unit.Of("deg"), -100, 100, [], 3, [.. Enum.GetValues<ObservationSource>()], "lower",
        new Reference(0, 10, [], null, null, Checked), new MeasurementError(1, 3, null, Checked), new SideRule(null, 4, 3, Checked), "Number", "?",
        ImmutableDictionary<string, string>.Empty);

    public static Measure YesNo { get; } = Number with
    {
        Id = "yes-no", Type = MeasureType.YesNo, Unit = null, Reference = null, Error = null, SideRule = null,
    };

    public static Measure Choices { get; } = YesNo with
    {
        Id = "choices", Type = MeasureType.Choices, Tries = 1, Options = ["buttock", "hamstrings", "low-back"],
        OptionNames = ImmutableDictionary<string, string>.Empty.Add("buttock", "Buttock").Add("hamstrings", "Back of the thigh").Add("low-back", "Low back"),
    };

    public static FindingTest Test(FindingTestKind kind, Measure measure, params string[] values) =>
        new(kind, new MeasureId("screen", measure.Id), [.. values], null, Strength.Clear, [], null, null);

    public static FindingTest Pattern(params Condition[] all) =>
        new(FindingTestKind.Pattern, null, [], null, Strength.Clear, [.. all], null, null);

    public Bench For(Person someone) => new(knowledge, trials, someone);

    /// <summary>Adds a trial of one observation.</summary>
    public Bench Seen(Measure measure, Side? side, Reading reading, ObservationSource source = ObservationSource.Camera, int? day = 1)
    {
        DateOnly? on = day is { } number ? new DateOnly(2026, 11, number) : null;
        var observation = new Observation(new MeasureId("screen", measure.Id), side, reading, source, on);
        return new Bench(knowledge, trials.Add(new Trial("screen", on, [observation], [], false, null)), person);
    }

    /// <summary>Adds both sides of a number, one try each.</summary>
    public Bench Pair(double left, double right, double sd = 0.5, ObservationSource source = ObservationSource.Camera, int? day = 1) =>
        Seen(Number, Side.Left, Degrees(sd, left), source, day).Seen(Number, Side.Right, Degrees(sd, right), source, day);

    public ImmutableArray<Finding> Find() =>
        Finder.Find(new Answers(CheckLength.Full, null, person, [], [], trials, []), knowledge);

    /// <summary>The only finding.</summary>
    public Finding Single() => Find().ShouldHaveSingleItem();

    public static NumberReading Degrees(double sd, params double[] tries) =>
        new(new Quantity(tries.Average(), sd, Unit.Of("deg")), [.. tries], true);

    public static YesNoReading Tries(params bool[] tries) => new([.. tries]);

    private static FrozenDictionary<string, T> One<T>(string id, T entry) =>
        new Dictionary<string, T>(StringComparer.Ordinal) { [id] = entry }.ToFrozenDictionary(StringComparer.Ordinal);
}
