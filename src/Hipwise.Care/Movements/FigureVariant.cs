using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Care.Movements;

/// <summary>A figure done in another way, and which side of it works.</summary>
public static class FigureVariant
{
    /// <summary>The sides that work in a figure's main pose; both where it names none.</summary>
    public static ImmutableArray<Side> WorkingSides(MovementFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var named = figure.Poses[figure.Main].Works.Select(FigureJoints.SideOf).OfType<Side>().Distinct().Order().ToImmutableArray();
        return named.IsEmpty ? [Side.Left, Side.Right] : named;
    }

    /// <summary>The figure with the work on a side: mirrored when it shows the other one.</summary>
    public static MovementFigure WorkingOn(MovementFigure figure, Side side) => WorkingSides(figure) is [var shown] && shown != side ? figure.Mirror() : figure;

    /// <summary>Whether a variant makes sense for a figure.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="figure">The figure's id.</param>
    /// <param name="knowledge">Where the exercise that it shows is looked up.</param>
    public static bool Fits(MovementVariant variant, string figure, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(knowledge);
        return variant.Figures.Contains(figure)
            || (knowledge.Exercises.TryGetValue(figure, out var exercise) && variant.Families.Contains(exercise.Family));
    }

    /// <summary>Applies a variant to a figure.</summary>
    public static MovementFigure Apply(MovementVariant variant, MovementFigure figure)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(figure);
        var working = WorkingSides(figure);
        return figure with { Poses = [.. figure.Poses.Select((pose, i) => Changes(variant, figure, i) ? Apply(variant, pose, working) : pose)] };
    }

    private static bool Changes(MovementVariant variant, MovementFigure figure, int pose) => variant.Poses switch
    {
        VariantPoses.All => true,
        VariantPoses.Main => pose == figure.Main,
        _ => pose > 0 || figure.Poses.Length == 1,
    };

    private static FigurePose Apply(MovementVariant variant, FigurePose pose, ImmutableArray<Side> working)
    {
        // What goes across is told for work on the right; with both sides at work there is no side to go to.
        var across = working is [Side.Left] ? -1 : working.Length == 1 ? 1 : 0;
        var angles = pose.Angles;
        foreach (var added in variant.Add)
        {
            foreach (var (joint, degrees) in Angles(added, working, across))
            {
                angles = angles.SetItem(joint, angles.GetValueOrDefault(joint) + degrees);
            }
        }

        return pose with { Angles = angles, Props = variant.Band is { } band ? [.. pose.Props.Where(prop => prop.Kind != band.Kind), band] : pose.Props };
    }

    private static IEnumerable<(string Joint, double Degrees)> Angles(AddedAngle added, ImmutableArray<Side> working, int across)
    {
        if (added.Side is not { } side)
        {
            return [(added.Joint, FigurePose.IsAcross(added.Joint) ? across * added.Degrees : added.Degrees)];
        }

        IEnumerable<Side> sides = side switch
        {
            VariantSide.Working => working,
            VariantSide.Other => ((Side[])[Side.Left, Side.Right]).Except(working),
            _ => [Side.Left, Side.Right],
        };
        return sides.Select(one => ($"{added.Joint}-{one.Word()}", added.Degrees));
    }
}
