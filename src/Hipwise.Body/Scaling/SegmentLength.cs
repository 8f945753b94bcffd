using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;

namespace Hipwise.Body.Scaling;

/// <summary>How long a segment of a model is, from joint to joint.</summary>
public static class SegmentLength
{
    // Joints nearer to each other than this (m) give no length to scale by.
    private const double Shortest = 1e-3;

    /// <summary>The distance, in the default pose, between the centre of the joint that carries the segment and the centre of the joint of the
    /// heaviest of what it carries (so a thigh goes to the shank and not to the patella). Centres are taken on the carried segments, where the
    /// joint's motion has been counted in.</summary>
    /// <param name="model">The model.</param>
    /// <param name="segment">The segment's name.</param>
    /// <returns>m.</returns>
    /// <exception cref="ModelException">There is no such segment, nothing hangs on it, or both joints are in one place.</exception>
    public static double Calculate(BodyModel model, string segment)
    {
        ArgumentNullException.ThrowIfNull(model);
        var tree = model.Tree;
        var from = tree.Require(segment, "A length");
        var to = Enumerable.Range(1, tree.Count - 1).Where(i => tree.Parent[i] == from).OrderByDescending(i => tree.Mass[i]).FirstOrDefault();
        if (from == 0 || to == 0)
        {
            throw new ModelException($"The segment '{segment}' has no length from joint to joint: nothing hangs on it. Give it a factor instead.");
        }

        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, model.GetDefaultPose());
        var length = (Center(work, to) - Center(work, from)).Norm;
        return length > Shortest ? length : throw new ModelException(
            $"The segment '{segment}' has no length: the joints '{tree.Joint[from].Name}' and '{tree.Joint[to].Name}' are in one place. Give it a factor instead.");
    }

    private static Spatial.Vec3 Center(Workspace work, int segment) => work.GetFrame(segment).Apply(work.Model.Tree.Joint[segment].ChildFrame.P);
}
