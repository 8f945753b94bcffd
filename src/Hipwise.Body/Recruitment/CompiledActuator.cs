using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Recruitment;

// An ideal actuator, ready to tell its generalised forces.
internal abstract record CompiledActuator(string Name, double Strength, double Minimum, double Maximum)
{
    public static CompiledActuator Compile(ActuatorDescription actuator, BodyModel model)
    {
        var who = $"The actuator '{actuator.Name}'";
        if (!double.IsFinite(actuator.OptimalForce) || double.IsNaN(actuator.MinimumControl) || !(actuator.MaximumControl >= actuator.MinimumControl))
        {
            throw new ModelException($"{who} has an optimal force or control bounds that cannot be.");
        }

        var (name, strength, low, high) = (actuator.Name, actuator.OptimalForce, actuator.MinimumControl, actuator.MaximumControl);
        return actuator.Effect switch
        {
            ActuatorEffect.OnCoordinate(var coordinate) => new OnCoordinate(name, strength, low, high, model.Table.Require(coordinate, who)),
            ActuatorEffect.AtPoint point => new AtPoint(name, strength, low, high, model.Tree.Require(point.Segment, who), point, model),
            ActuatorEffect.Torque torque => new OnSegments(
                name, strength, low, high, model.Tree.Require(torque.SegmentA, who), model.Tree.Require(torque.SegmentB, who), torque, model),
            _ => throw new ModelException($"{who} acts in a way that is not known."),
        };
    }

    /// <summary>Adds the generalised forces for a control of 1.</summary>
    public abstract void Fill(Workspace work, Span<double> forces);

    /// <summary>Adds what a control pushes segments with directly: moment about ground's origin and force, in ground, six numbers a segment.</summary>
    public virtual void AddPush(Workspace work, double control, Span<double> pushes)
    {
    }

    public static void AddPush(Span<double> push, Vec3 moment, Vec3 force)
    {
        push[0] += moment.X;
        push[1] += moment.Y;
        push[2] += moment.Z;
        push[3] += force.X;
        push[4] += force.Y;
        push[5] += force.Z;
    }

    // A wrench about ground's origin on a segment, against the twists of the coordinates that carry it.
    private static void AddWrench(Workspace work, ReadOnlySpan<int> chain, Vec3 moment, Vec3 force, double sign, Span<double> forces)
    {
        foreach (var c in chain)
        {
            var s = work.Twists.AsSpan(6 * c, 6);
            forces[c] += sign * ((s[0] * moment.X) + (s[1] * moment.Y) + (s[2] * moment.Z) + (s[3] * force.X) + (s[4] * force.Y) + (s[5] * force.Z));
        }
    }

    private static int[] Carriers(BodyModel model, int segment) =>
        [.. model.Paths.Chain(0, segment).ToArray().Select(link => link.Coordinate)];

    private sealed record OnCoordinate(string Name, double Strength, double Minimum, double Maximum, int Coordinate)
        : CompiledActuator(Name, Strength, Minimum, Maximum)
    {
        public override void Fill(Workspace work, Span<double> forces) => forces[Coordinate] += Strength;
    }

    private sealed record AtPoint(
        string Name, double Strength, double Minimum, double Maximum, int Segment, ActuatorEffect.AtPoint Effect, BodyModel Model)
        : CompiledActuator(Name, Strength, Minimum, Maximum)
    {
        private readonly int[] _chain = Carriers(Model, Segment);

        public override void Fill(Workspace work, Span<double> forces)
        {
            var (moment, force) = Wrench(work);
            AddWrench(work, _chain, moment, force, 1, forces);
        }

        public override void AddPush(Workspace work, double control, Span<double> pushes)
        {
            var (moment, force) = Wrench(work);
            AddPush(pushes.Slice(6 * Segment, 6), control * moment, control * force);
        }

        private (Vec3 Moment, Vec3 Force) Wrench(Workspace work)
        {
            var frame = work.GetFrame(Segment);
            var force = Strength * (Effect.DirectionIsGlobal ? Effect.Direction : frame.R * Effect.Direction);
            return ((Effect.PointIsGlobal ? Effect.Point : frame.Apply(Effect.Point)).Cross(force), force);
        }
    }

    private sealed record OnSegments(
        string Name, double Strength, double Minimum, double Maximum, int SegmentA, int SegmentB, ActuatorEffect.Torque Effect, BodyModel Model)
        : CompiledActuator(Name, Strength, Minimum, Maximum)
    {
        private readonly int[] _chainA = Carriers(Model, SegmentA);
        private readonly int[] _chainB = Carriers(Model, SegmentB);

        public override void Fill(Workspace work, Span<double> forces)
        {
            AddWrench(work, _chainA, Moment(work), Vec3.Zero, 1, forces);
            AddWrench(work, _chainB, Moment(work), Vec3.Zero, -1, forces);
        }

        public override void AddPush(Workspace work, double control, Span<double> pushes)
        {
            AddPush(pushes.Slice(6 * SegmentA, 6), control * Moment(work), Vec3.Zero);
            AddPush(pushes.Slice(6 * SegmentB, 6), -control * Moment(work), Vec3.Zero);
        }

        private Vec3 Moment(Workspace work) => Strength * (Effect.AxisIsGlobal ? Effect.Axis : work.GetFrame(SegmentA).R * Effect.Axis);
    }
}
