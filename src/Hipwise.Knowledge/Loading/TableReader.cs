using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge.Loading;

/// <summary>Reads muscles, claims and the single files of small entries.</summary>
internal static class TableReader
{
    public static Source ReadSource(EntryReader entry)
    {
        var source = new Source(entry.Text("key"), entry.Text("citation"), entry.TryText("doi"), entry.YesNo("seen"));
        _ = entry.YesNo("doi-seen");
        entry.Define(Kind.Source, source.Key);
        entry.Finish();
        return source;
    }

    public static Muscle ReadMuscle(EntryReader entry)
    {
        var text = entry.Map("text");
        var muscle = new Muscle(
            entry.Id(Kind.Muscle), text.Text("name"), entry.IdOf("group", Kind.MuscleGroup), entry.TryIdOf("part-of", Kind.Muscle),
            entry.TryOneOf("layer", Vocabulary.Layers), entry.Text("nerve"), entry.Text("roots"), ReadActions(entry.Map("actions")),
            entry.YesNo("inverts"), ReadArchitecture(entry), text.Text("origin"), text.Text("insertion"), text.TryText("inversion"),
            text.TryText("role"), entry.Grounds());
        text.Finish();
        entry.Finish();
        return muscle;
    }

    public static MuscleGroup ReadMuscleGroup(EntryReader entry)
    {
        var text = entry.Map("text");
        var group = new MuscleGroup(entry.Id(Kind.MuscleGroup), text.Text("name"), text.Text("about"));
        text.Finish();
        entry.Finish();
        return group;
    }

    private static MuscleActions ReadActions(EntryReader entry)
    {
        var actions = new MuscleActions(entry.Words("extended"), entry.Words("flexed"), entry.Words("other"));
        entry.Finish();
        return actions;
    }

    private static readonly string[] ArchitectureKeys =
    [
        "mass-g", "fibre-length-cm", "fibre-length-sd", "pennation-deg", "pennation-sd", "pcsa-cm2", "volume-b1", "volume-b2", "volume-share",
        "volume-cm3", "type-1-percent",
    ];

    private static ImmutableSortedDictionary<string, string> ReadArchitecture(EntryReader entry)
    {
        if (entry.TryMap("architecture") is not { } map)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var figures = ArchitectureKeys.Where(map.Has).ToImmutableSortedDictionary(key => key, map.Text, StringComparer.Ordinal);
        map.Finish();
        return figures;
    }

    public static Claim ReadClaim(EntryReader entry)
    {
        var text = entry.Map("text");
        var claim = new Claim(
            entry.Id(Kind.Claim), entry.IdOf("article", Kind.Source), entry.Text("quote"), entry.Text("topic"),
            entry.OneOf("verdict", Vocabulary.Verdicts), text.Text("summary"), text.Text("product"), entry.Ids("screens", Kind.Screen),
            entry.Ids("exercises", Kind.Exercise), entry.Grounds());
        text.Finish();
        entry.Finish();
        return claim;
    }

    private static readonly string[] DosageColumns =
        ["goal", "examples", "sets", "reps", "hold-s", "intensity", "frequency", "rest", "progress", "stop", "change"];

    public static DosageRow ReadDosage(EntryReader entry)
    {
        _ = entry.TryText("row");
        var row = new DosageRow(
            entry.Id(Kind.Dose), entry.Text("topic"),
            [.. DosageColumns.Where(entry.Has).Select(column => KeyValuePair.Create(column, entry.Text(column)))], entry.Grounds());
        entry.Finish();
        return row;
    }

    public static PlanRule ReadRule(EntryReader entry)
    {
        var text = entry.Map("text");
        var rule = new PlanRule(
            entry.Id(Kind.Rule), entry.OneOf("kind", Vocabulary.RuleKinds), entry.Ids("dosage", Kind.Dose), ReadParameters(entry),
            text.Text("name"), text.Text("rule"), entry.TryOneOf("for", ["everyone", "older-adults"]) == "older-adults", entry.Grounds());
        text.Finish();
        entry.Finish();
        return rule;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<double>> ReadParameters(EntryReader entry)
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        if (entry.TryMap("parameters") is { } map)
        {
            foreach (var key in map.Keys)
            {
                parameters[key] = map.Numbers(key);
            }
        }

        return parameters.ToImmutable();
    }

    public static Chain ReadChain(EntryReader entry)
    {
        var text = entry.Map("text");
        var chain = new Chain(
            entry.Id(Kind.Chain), HypothesisReader.ReadGrade(entry), entry.Ids("places", Kind.Place), entry.Ids("muscles", Kind.Muscle),
            entry.Ids("claims", Kind.Claim), entry.YesNo("crosses"), text.Text("name"), text.Text("idea"), text.Text("data"), text.Text("use"), entry.Grounds());
        text.Finish();
        entry.Finish();
        return chain;
    }

    public static ErgonomicAction ReadErgonomic(EntryReader entry)
    {
        var text = entry.Map("text");
        var action = new ErgonomicAction(
            entry.Id(Kind.Ergonomic), entry.OneOf("setting", Vocabulary.Settings), entry.List("when", ConditionReader.Read),
            HypothesisReader.ReadGrade(entry), entry.Ids("dosage", Kind.Dose), entry.Ids("claims", Kind.Claim), text.Text("name"),
            text.Text("do"), text.Text("why"), entry.Grounds());
        text.Finish();
        entry.Finish();
        return action;
    }

    public static OutcomeMeasure ReadOutcome(EntryReader entry)
    {
        var text = entry.Map("text");
        var outcome = new OutcomeMeasure(
            entry.Id(Kind.OutcomeMeasure), entry.OneOf("use", Vocabulary.OutcomeUses), ReadOrigin(entry), entry.Text("range"),
            entry.OneOf("better", Vocabulary.Better), entry.TryText("smallest-change"), entry.TryText("error"), entry.Text("licence"),
            text.Text("name"), text.Text("what"), entry.Grounds())
        {
            Change = entry.TryMap("change") is { } change ? ReadChange(change) : null,
        };
        text.Finish();
        entry.Finish();
        return outcome;
    }

    private static SmallestChange ReadChange(EntryReader map)
    {
        const double Whole = 100;
        var change = new SmallestChange(map.Number("absolute"), map.TryNumber("percent"));
        if (!(change.Absolute > 0) || change.Percent is <= 0 or > Whole)
        {
            map.Report("'absolute' must be above 0 and 'percent', where it is given, above 0 and at most 100");
        }

        map.Finish();
        return change;
    }

    private static string? ReadOrigin(EntryReader entry)
    {
        var from = entry.TryText("from");
        if (from is not (null or "pain" or "activities"))
        {
            ConditionReader.ReadMeasure(entry, from, "from");
        }

        return from;
    }

    public static Place ReadPlace(EntryReader entry)
    {
        var place = new Place(
            entry.Id(Kind.Place), entry.YesNo("midline"), entry.YesNo("gluteal"), entry.OneOf("view", Vocabulary.Views), ReadName(entry));
        entry.Finish();
        return place;
    }

    public static Equipment ReadEquipment(EntryReader entry)
    {
        var equipment = new Equipment(entry.Id(Kind.Equipment), entry.YesNo("assumed"), ReadName(entry));
        entry.Finish();
        return equipment;
    }

    public static Need ReadNeed(EntryReader entry)
    {
        var text = entry.Map("text");
        var need = new Need(
            entry.Id(Kind.Need), entry.OneOf("block", Vocabulary.Blocks), entry.Ids("muscles", Kind.Muscle), text.Text("name"), text.Text("why"));
        text.Finish();
        entry.Finish();
        return need;
    }

    public static Goal ReadGoal(EntryReader entry)
    {
        var goal = new Goal(entry.Id(Kind.Goal), FindingReader.ReadNeeds(entry), ReadName(entry));
        entry.Finish();
        return goal;
    }

    public static Phase ReadPhase(EntryReader entry)
    {
        var text = entry.Map("text");
        var weeks = entry.Map("weeks");
        var phase = new Phase(
            entry.Id(Kind.Phase), weeks.Whole("low"), weeks.Whole("high"), entry.TryIdOf("next", Kind.Phase), entry.Ids("dosage", Kind.Dose),
            text.Text("name"), text.Text("aim"), text.Text("move-on"));
        if (phase.FirstWeek > phase.LastWeek)
        {
            weeks.Report("'low' must not be above 'high'");
        }

        weeks.Finish();
        text.Finish();
        entry.Finish();
        return phase;
    }

    /// <summary>The name of an entry whose only text is its name.</summary>
    public static string ReadName(EntryReader entry)
    {
        var text = entry.Map("text");
        var name = text.Text("name");
        text.Finish();
        return name;
    }

    public static PersonSheet ReadPerson(EntryReader file)
    {
        var bands = file.List("age-bands", ReadAgeBand);
        var limits = file.Map("limits");
        var young = file.Map("young-advice");
        var advice = young.Map("text");
        var person = new PersonSheet(
            bands, LimitNames.ToImmutableSortedDictionary(key => key, key => ReadLimit(limits.Map(key)), StringComparer.Ordinal),
            (advice.Text("name"), advice.Text("advice")));
        advice.Finish();
        young.Finish();
        limits.Finish();
        file.Finish();
        return person;
    }

    private static readonly string[] LimitNames =
        ["height", "mass", "thigh", "lower-leg", "minutes-per-day", "hours-sitting", "pain", "activity", "lift", "lift-repetitions"];

    private static AgeBand ReadAgeBand(EntryReader entry)
    {
        var band = new AgeBand(entry.Id(Kind.AgeBand), entry.Whole("low"), entry.Whole("high"), entry.YesNo("plan"), ReadName(entry));
        if (band.Low > band.High)
        {
            entry.Report("'low' must not be above 'high'");
        }

        entry.Finish();
        return band;
    }

    private static InputLimit ReadLimit(EntryReader entry)
    {
        var limit = new InputLimit(entry.Number("min"), entry.Number("max"), entry.OneOf("unit", [.. Unit.Symbols]));
        if (limit.Min >= limit.Max)
        {
            entry.Report("'min' must be below 'max'");
        }

        entry.Finish();
        return limit;
    }

    /// <summary>The lists of <c>told.yaml</c>, each option noted as <c>key: id</c>.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<ToldOption>> ReadTold(EntryReader file)
    {
        var lists = Vocabulary.ToldKeys.ToImmutableSortedDictionary(
            key => key, key => file.List(key, entry => ReadOption(entry, key)), StringComparer.Ordinal);
        file.Finish();
        return lists;
    }

    private static ToldOption ReadOption(EntryReader entry, string key)
    {
        var id = entry.Text("id");
        entry.Define(Kind.Told, $"{key}: {id}");
        var option = new ToldOption(id, ReadName(entry), entry.TryNumber("below"));
        entry.Finish();
        return option;
    }
}
