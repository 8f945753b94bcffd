using System.Collections.Immutable;
using Hipwise.Care.Own;
using Hipwise.Care.Tests.Properties;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Tests.Own;

/// <summary>Own exercises and limits made up by chance from a seed.</summary>
internal sealed class RandomOwn(Dice dice)
{
    private static readonly KnowledgeBase Knowledge = TestKnowledge.Shipped;
    private static readonly string[] Known = [.. Knowledge.Exercises.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Some exercises; the first always stands in each short session.</summary>
    public ImmutableArray<OwnExercise> Exercises(int count) => [.. Enumerable.Range(1, count).Select(Exercise)];

    /// <summary>Limits of any kind on anything, own exercises among it.</summary>
    public ImmutableArray<Limit> Limits(int count, ImmutableArray<OwnExercise> own) => [.. Enumerable.Range(1, count).Select(number => Limit(number, own))];

    private OwnExercise Exercise(int number)
    {
        var (perSide, load) = (dice.Chance(0.5), dice.One<string>(["none", "weight", "band"]));
        return new OwnExercise
        {
            Id = $"own-{number}", Name = $"Own {number}", By = dice.Chance(0.5) ? SetBy.Me : SetBy.Therapist,
            Use = number == 1 ? OwnUse.Practice : dice.One<OwnUse>([OwnUse.Practice, OwnUse.Loaded, OwnUse.Kept]), Break = dice.Chance(0.5),
            How = ["Do it."], Needs = [.. dice.Some(Knowledge.Needs.Keys.Order(StringComparer.Ordinal), dice.Below(3))],
            Places = [.. dice.Some(Knowledge.Places.Keys.Order(StringComparer.Ordinal), dice.Below(2))],
            Equipment = [.. dice.Some(Knowledge.Equipment.Keys.Order(StringComparer.Ordinal), dice.Below(2))],
            PerSide = perSide, OnlySide = perSide && dice.Chance(0.3) ? Side.Right : null, Sets = 1 + dice.Below(5),
            Repetitions = dice.Chance(0.7) ? 5 + dice.Below(10) : null, HoldSeconds = 20, RestSeconds = dice.Below(60), Load = load,
            LoadKg = load == "weight" && dice.Chance(0.7) ? 2 + dice.Below(30) : null, Band = load == "band" ? Knowledge.Sessions.Bands[0].Id : null,
            Posture = dice.One(Hipwise.Knowledge.Exercise.Postures), Where = dice.One(Hipwise.Knowledge.Exercise.Wheres),
            Demands = new Demands(dice.Chance(0.5) ? dice.Below(130) : null, dice.Chance(0.2)),
            Easier = dice.Chance(0.4) ? [dice.One(Known)] : [], Harder = [], Removed = number > 1 && dice.Chance(0.1),
        };
    }

    private Limit Limit(int number, ImmutableArray<OwnExercise> own)
    {
        string[] exercises = [.. Known, .. own.Select(one => one.Id)];
        var any = dice.Chance(0.3) && own.Length > 0 ? own[0].Id : dice.One(exercises);
        (LimitKind Kind, string? Of, double? Most) what = dice.Below(9) switch
        {
            0 => (LimitKind.Movement, dice.One(Knowledge.Own.Movements).Id, null),
            1 => (LimitKind.HipFlexion, null, 40 + dice.Below(90)),
            2 => (LimitKind.Place, dice.One([.. Knowledge.Places.Keys.Order(StringComparer.Ordinal)]), null),
            3 => (LimitKind.Exercise, any, null),
            4 => (LimitKind.Equipment, dice.One([.. Knowledge.Equipment.Keys.Order(StringComparer.Ordinal)]), null),
            5 => (LimitKind.Sets, any, 1 + dice.Below(3)),
            6 => (LimitKind.Load, dice.Chance(0.5) ? any : null, 1 + dice.Below(25)),
            7 => (LimitKind.Minutes, null, 3 + dice.Below(20)),
            _ => (LimitKind.Days, null, 1 + dice.Below(5)),
        };
        return new Limit($"limit-{number}", what.Kind, what.Of, what.Most, SetBy.Me, null, null, null);
    }
}
