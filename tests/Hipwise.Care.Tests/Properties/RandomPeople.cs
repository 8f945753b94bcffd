using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Properties;

/// <summary>Valid answers of people who never lived: one seed, one person, on every machine.</summary>
internal sealed class RandomPeople
{
    private static readonly DateOnly[] Dates = [.. Enumerable.Range(1, 5).Select(day => new DateOnly(2026, 11, day))];
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private readonly KnowledgeBase knowledge;
    private readonly Dice dice;
    private readonly RandomTrials trials;

    private RandomPeople(int seed, KnowledgeBase knowledge)
    {
        (this.knowledge, dice) = (knowledge, new Dice(seed));
        trials = new RandomTrials(dice);
    }

    public static Answers Make(int seed, KnowledgeBase knowledge) => new RandomPeople(seed, knowledge).MakeAnswers();

    /// <summary>Every question asked twice and answered with no.</summary>
    public static SafetyAnswers NothingRaised(KnowledgeBase knowledge) => new(
        [], [], ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty, true, [], [.. knowledge.RedFlags.Select(flag => flag.Id)]);

    private Answers MakeAnswers()
    {
        var done = dice.Some(Sorted(knowledge.Screens), dice.Below(9));
        return new Answers(
            dice.Chance(0.5) ? CheckLength.Quick : CheckLength.Full, MakeSafety(), MakePerson(), MakePains(), MakeActivities(),
            [.. done.SelectMany(MakeTrials)], [.. dice.Some(Sorted(knowledge.Screens).Except(done), dice.Below(4)).Select(screen => screen.Id)]);
    }

    private static List<T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        [.. entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];

    private ImmutableArray<string> SomeOf(IEnumerable<string> ids, int most) =>
        [.. dice.Some(ids.Order(StringComparer.Ordinal), dice.Below(most + 1))];

    private SafetyAnswers? MakeSafety()
    {
        var none = NothingRaised(knowledge);
        var roll = dice.Below(100);
        return roll < 3 ? null
            : roll < 8 ? none with { NoneOfTheOthers = false, AskedAgain = [] }
            : roll < 40 ? MakeRaised(none)
            : dice.Chance(0.1) ? none with { AskedAgain = [] }
            : none;
    }

    // A rule first, so that the rare rules come as often as the common ones.
    private SafetyAnswers MakeRaised(SafetyAnswers none)
    {
        var rule = dice.One([SafetyRule.ModifiedTrack, SafetyRule.Regress, SafetyRule.LearnAndBreaks, SafetyRule.Stop]);
        var flags = dice.Some(knowledge.RedFlags.Where(flag => ExpectedSafety.RuleWhenAllSigns(flag, knowledge) == rule), 1)
            .Concat(dice.Some(knowledge.RedFlags, dice.Chance(0.2) ? 1 : 0)).Distinct().ToList();
        var unsure = flags.Where(_ => dice.Chance(0.3)).ToList();
        var signs = flags.Where(flag => flag.Features.Length > 0 && dice.Chance(0.5)).ToImmutableSortedDictionary(
            flag => flag.Id, flag => SomeOf(flag.Features.Select(feature => feature.Id), flag.Features.Length), StringComparer.Ordinal);
        return none with
        {
            Yes = [.. flags.Except(unsure).Select(flag => flag.Id)],
            Unsure = [.. unsure.Select(flag => flag.Id)],
            Features = signs,
            Cleared = [.. flags.Where(flag => flag.Clearable && dice.Chance(0.1)).Select(flag => flag.Id)],
            AskedAgain = [.. none.AskedAgain.Except(flags.Select(flag => flag.Id), StringComparer.Ordinal)],
        };
    }

    private Person MakePerson() => new()
    {
        AgeBand = dice.Chance(0.1) ? null : dice.One(knowledge.Person.AgeBands).Id,
        Sex = dice.One<string?>([null, "female", "male"]),
        HeightCm = Limited("height"),
        MassKg = Limited("mass"),
        ThighCm = Limited("thigh"),
        LowerLegCm = Limited("lower-leg"),
        TrainingSessions = dice.Below(8),
        Lifts = [.. dice.Some(["squat", "deadlift", "hip-thrust", "squat"], dice.Below(3))
            .Select(name => new Lift(name, dice.Number(20, 260, 1), 1 + dice.Below(10)))],
        Sports = SomeOf(knowledge.Told["sport"].Select(sport => sport.Id), 3),
        LoadedSessions = dice.Chance(0.6),
        Equipment = SomeOf(knowledge.Equipment.Keys, knowledge.Equipment.Count),
        Floor = dice.Chance(0.7),
        Helper = dice.Chance(0.4),
        Camera = dice.Chance(0.4),
        MinutesPerDay = dice.Chance(0.1) ? null : 1 + dice.Below(dice.Chance(0.5) ? 20 : 120),
        HoursSitting = dice.Chance(0.2) ? null : dice.Number(0, 24, 1),
        TimeZone = dice.One<string?>([null, "Europe/Berlin", "America/New_York"]),
        WorkingHours = dice.Chance(0.5) ? null : new WorkingHours(new TimeOnly(dice.Below(12), 0), new TimeOnly(12 + dice.Below(12), 30), SomeOf(Days, 7)),
        Goals = SomeOf(knowledge.Goals.Keys, 4),
    };

    private double? Limited(string name) =>
        dice.Chance(0.3) ? null : dice.Number(knowledge.Person.Limits[name].Min, knowledge.Person.Limits[name].Max, 1);

    private ImmutableArray<Pain> MakePains() =>
    [
        .. dice.Some(Sorted(knowledge.Places), dice.Below(4)).SelectMany(place => SidesOf(place).Select(side => new Pain(
            place.Id, side, dice.Number(0, 10, 1), dice.Chance(0.3) ? null : dice.One(knowledge.Told["duration"]).Id,
            Told("quality"), Told("worse-with"), Told("eases-with")))),
    ];

    private PainSide[] SidesOf(Place place) => dice.Below(place.Midline ? 6 : 5) switch
    {
        0 => [PainSide.Left],
        1 or 2 => [PainSide.Right],
        3 => [PainSide.Both],
        4 => [PainSide.Left, PainSide.Right],
        _ => [PainSide.Middle],
    };

    private ImmutableArray<string> Told(string key) => SomeOf(knowledge.Told[key].Select(option => option.Id), 3);

    private ImmutableArray<Activity> MakeActivities() =>
        [.. Enumerable.Range(0, dice.Below(4)).Select(index => new Activity($"activity {index}", dice.Number(0, 10, 0)))];

    private IEnumerable<Trial> MakeTrials(Screen screen) =>
        dice.Some(Dates, dice.Chance(0.3) ? 3 : 1).Select(date => trials.Make(screen, dice.Chance(0.1) ? null : date));
}
