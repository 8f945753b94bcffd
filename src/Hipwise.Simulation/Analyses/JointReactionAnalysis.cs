using System.Collections.Immutable;
using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Analyses;

/// <summary>What joints carry over a motion whose muscles' forces are known, as OpenSim's joint reaction analysis tells it (source: opensim-core,
/// JointReaction). The motion's own accelerations are taken: where the forces do not bring the motion up, what is missing is part of the load;
/// OpenSim takes the accelerations that the forces bring about.</summary>
public static class JointReactionAnalysis
{
    private static readonly string[] Parts = ["fx", "fy", "fz", "mx", "my", "mz", "px", "py", "pz"];

    /// <summary>Computes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="motion">Its coordinates over time, with accelerations from <see cref="AccelerationSource.Speeds"/> for OpenSim's answers.</param>
    /// <param name="loads">Forces on it over time.</param>
    /// <param name="forces">Forces of muscles and actuators over time.</param>
    /// <param name="wanted">Which joints, told how.</param>
    /// <param name="times">The moments wanted (s), rising, within those of the forces.</param>
    /// <param name="options">Threads, progress and cancelling.</param>
    /// <returns>Nine channels for each joint under OpenSim's names, such as <c>hip_r_on_femur_r_in_ground_fx</c>: force (N), moment about the point
    /// (N·m), and the point (m), along the axes and from the origin of the frame that it is told in.</returns>
    public static TimeSeries Run(
        BodyModel model, CoordinateMotion motion, LoadMotion loads, ActuatorForces forces, ImmutableArray<JointLoad> wanted, double[] times, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(forces);
        ArgumentNullException.ThrowIfNull(times);
        var channels = Array.ConvertAll(new double[Parts.Length * wanted.Length][], _ => new double[times.Length]);
        FrameBlocks.Run(times.Length, options, () =>
        {
            var frame = new MotionFrame(model, motion, loads);
            double[] generalised = new double[model.CoordinateCount], tensions = new double[model.Muscles.Length];
            double[] pushes = new double[6 * model.Segments.Length], reactions = new double[6 * model.Segments.Length];
            return (from, to) =>
            {
                for (var i = from; i < to; i++)
                {
                    frame.UpdateDynamics(times[i], generalised);
                    Body.Muscles.MusclePaths.Update(frame.Work);
                    forces.Evaluate(times[i], frame.Work, tensions, pushes);
                    JointReactions.Calculate(frame.Work, tensions, pushes, reactions);
                    for (var k = 0; k < wanted.Length; k++)
                    {
                        Store(frame.Work, wanted[k], reactions, channels.AsSpan(Parts.Length * k, Parts.Length), i);
                    }
                }
            };
        });
        return new(times, [.. wanted.SelectMany(load => Parts.Select(part => $"{load.Name}_{part}"))], channels);
    }

    private static void Store(Workspace work, JointLoad load, double[] reactions, Span<double[]> channels, int i)
    {
        var tree = work.Model.Tree;
        var joint = tree.Joint[load.Child];
        var center = load.OnChild ? work.GetFrame(load.Child).Apply(joint.ChildFrame.P) : work.GetFrame(tree.Parent[load.Child]).Apply(joint.ParentFrame.P);
        var wrench = reactions.AsSpan(6 * load.Child, 6);
        var force = new Vec3(wrench[3], wrench[4], wrench[5]);
        var moment = new Vec3(wrench[0], wrench[1], wrench[2]) - center.Cross(force);
        var (sign, inverse) = (load.OnChild ? 1.0 : -1.0, work.GetFrame(load.Frame).Inverse());
        var (f, m, p) = (sign * (inverse.R * force), sign * (inverse.R * moment), inverse.Apply(center));
        for (var axis = 0; axis < 3; axis++)
        {
            channels[axis][i] = f[axis];
            channels[3 + axis][i] = m[axis];
            channels[6 + axis][i] = p[axis];
        }
    }
}

/// <summary>A joint whose load is wanted, and how it is told.</summary>
public sealed class JointLoad
{
    private JointLoad(string name, int child, bool onChild, int frame) => (Name, Child, OnChild, Frame) = (name, child, onChild, frame);

    /// <summary>The joint, the body that feels the load and the frame, as OpenSim's columns begin.</summary>
    public string Name { get; }

    /// <summary>The number of the segment that the joint carries.</summary>
    public int Child { get; }

    /// <summary>Whether it is the load on that segment; otherwise that on its parent.</summary>
    public bool OnChild { get; }

    /// <summary>The number of the segment whose frame it is told in; 0 for ground.</summary>
    public int Frame { get; }

    /// <summary>Every joint of a model, in the order of its description.</summary>
    /// <param name="model">The model.</param>
    /// <param name="body"><c>child</c> or <c>parent</c>: who feels the load.</param>
    /// <param name="frame"><c>ground</c>, <c>child</c>, <c>parent</c> or the name of a segment.</param>
    public static ImmutableArray<JointLoad> All(BodyModel model, string body, string frame)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Description.Joints.Select(joint => Find(model, joint.Name, body, frame)!)];
    }

    /// <summary>A joint by name; null when the model has none of that name.</summary>
    /// <param name="model">The model.</param>
    /// <param name="joint">Its name.</param>
    /// <param name="body"><c>child</c> or <c>parent</c>: who feels the load.</param>
    /// <param name="frame"><c>ground</c>, <c>child</c>, <c>parent</c>, or the name of a segment or its path.</param>
    /// <exception cref="ModelException">The body is neither, or there is no such frame.</exception>
    public static JointLoad? Find(BodyModel model, string joint, string body, string frame)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(frame);
        var child = Array.FindIndex(model.Tree.Joint, 1, one => one.Name == joint);
        if (child < 0)
        {
            return null;
        }

        var isChild = body.Equals("child", StringComparison.OrdinalIgnoreCase);
        if (!isChild && !body.Equals("parent", StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException($"The load of a joint is on its child or its parent; '{body}' is neither (apply_on_bodies).");
        }

        var (parent, last) = (model.Tree.Parent[child], frame[(frame.LastIndexOf('/') + 1)..]);
        var at = model.FindSegment(last);
        at = at >= 0 ? at : last.Equals("child", StringComparison.OrdinalIgnoreCase) ? child : last.Equals("parent", StringComparison.OrdinalIgnoreCase) ? parent : -1;
        return at >= 0
            ? new($"{joint}_on_{model.Segments[isChild ? child : parent]}_in_{model.Segments[at]}", child, isChild, at)
            : throw new ModelException($"'{frame}' is no frame to tell loads in: give ground, child, parent or a body of the model (express_in_frame).");
    }
}
