using System.Collections.Immutable;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Web.Features.Body;

/// <summary>A movement that is shown: what is read of it at once. The drawing and what muscles do moment by moment are fetched by the script.</summary>
/// <param name="Name">In words.</param>
/// <param name="Source">Where the script finds it.</param>
/// <param name="Most">Highest activation of each row of muscles; null where none is kept.</param>
/// <param name="IsCarried">Whether the body can do it.</param>
/// <param name="Missing">The largest moment that muscles lack at a joint (N·m); 0 where it is not strength that is missing.</param>
public sealed record ShownMotion(string Name, string Source, ImmutableArray<ShownShare?> Most, bool IsCarried, double Missing)
{
    private const double Percent = 100;

    /// <summary>One that was simulated just now.</summary>
    public static ShownMotion Of(string name, string source, SceneMotion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        return new(name, source, [.. motion.Rows.Select(row => new ShownShare(row.Left, row.Right))], motion.IsCarried, motion.Missing);
    }

    /// <summary>One as the knowledge keeps it: muscles that it does not tell of are asked for little.</summary>
    public static ShownMotion Kept(string name, string source, FigureDemands demands, MovementFigure figure, BodyStage stage)
    {
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(stage);
        var working = FigureVariant.WorkingSides(figure);
        double Peak(string muscle, Side side) => Percent * demands.Muscles.Where(demand => demand.Muscle == muscle
            && (demand.Side == VariantSide.Both || demand.Side == VariantSide.Working == working.Contains(side))).Select(demand => demand.Peak).FirstOrDefault();
        return new(
            name, source, [.. stage.Rows.Select(row => row.Muscle is null ? null : new ShownShare(Peak(row.Id, Side.Left), Peak(row.Id, Side.Right)))],
            demands.IsCarried, demands.Missing ?? 0);
    }
}

/// <summary>How active a muscle is at most.</summary>
/// <param name="Left">%.</param>
/// <param name="Right">%.</param>
public sealed record ShownShare(double Left, double Right)
{
    /// <summary>The side that does more (%).</summary>
    public double Most => Math.Max(Left, Right);
}
