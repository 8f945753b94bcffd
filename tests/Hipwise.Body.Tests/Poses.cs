using Hipwise.Body.Model;

namespace Hipwise.Body.Tests;

internal static class Poses
{
    /// <summary>Every coordinate of a model at a row, in rad and m; missing ones at their default.</summary>
    public static double[] Pose(this Table table, BodyModel model, int row)
    {
        var q = model.GetDefaultPose();
        for (var c = 0; c < q.Length; c++)
        {
            var column = Array.FindIndex(
                table.Names, name => name == model.Coordinates[c].Name || name.EndsWith($"/{model.Coordinates[c].Name}/value", StringComparison.Ordinal));
            if (column >= 0)
            {
                q[c] = table.Rows[row][column] * (table.InDegrees && model.Coordinates[c].IsRotational ? Math.PI / 180 : 1);
            }
        }

        model.Table.ApplyCouplings(q);
        return q;
    }
}
