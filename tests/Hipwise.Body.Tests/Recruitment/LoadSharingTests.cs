using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Recruitment;

public class LoadSharingTests(ITestOutputHelper output)
{
    private const int Seed = 53;
    private const double Gravity = 9.80665;

    // A box of 10 kg, half a metre above the floor at its centre, that stands on four corners 0.1 m to each side.
    private const double Mass = 10;
    private const double Height = 0.5;
    private const double Half = 0.1;

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void A_box_at_rest_presses_a_quarter_of_its_weight_on_each_corner(double friction)
    {
        var (share, work) = Stand(friction, Vec3.Zero, out var status);
        status.ShouldBe(RecruitmentStatus.Solved);
        for (var i = 0; i < 4; i++)
        {
            var (force, place) = share.GetContact(work, i);
            force.Y.ShouldBe(Mass * Gravity / 4, 1e-7);
            new Vec3(force.X, 0, force.Z).Norm.ShouldBeLessThan(1e-7);
            place.Y.ShouldBe(0, 1e-12);
        }
    }

    // Pushed along x it slides at friction · g (the pyramid has an edge along x) and tips over at g · half width / height.
    [Theory]
    [InlineData(0.15, 0.149, true)]
    [InlineData(0.15, 0.151, false)]
    [InlineData(1.0, 0.199, true)]
    [InlineData(1.0, 0.201, false)]
    public void A_box_that_is_sped_up_slides_and_tips_where_it_should(double friction, double accelerationOverGravity, bool holds)
    {
        var (share, work) = Stand(friction, new(accelerationOverGravity * Gravity, 0, 0), out var status);
        status.ShouldBe(holds ? RecruitmentStatus.Solved : RecruitmentStatus.Infeasible);
        if (holds)
        {
            var forces = Enumerable.Range(0, 4).Select(i => share.GetContact(work, i).Force).ToList();
            forces.Sum(force => force.X).ShouldBe(Mass * accelerationOverGravity * Gravity, 1e-6);
            forces.ShouldAllBe(force => force.Y >= 0 && Math.Abs(force.X) + Math.Abs(force.Z) <= (friction * force.Y) + 1e-9);
        }
    }

    [Fact]
    public void What_contacts_push_with_is_all_that_holds_a_standing_body()
    {
        var description = AllModels.Describe("gait2392/subject01_simbody.osim");
        var model = BodyModel.Compile(description);
        var contacts = (from side in (string[])["r", "l"]
                        from place in (Vec3[])[new(0, 0, 0.02), new(0, 0, -0.02), new(0.18, 0, 0.03), new(0.18, 0, -0.03)]
                        select new ContactPoint($"{side} {place}", $"calcn_{side}", place, Vec3.UnitY, 0.8)).ToList();
        var pelvis = description.Joints.Single(joint => joint.Parent == ModelDescription.Ground).Coordinates.Select(c => c.Name).ToList();
        var reserves = model.Coordinates.Where(c => !pelvis.Contains(c.Name)).Select(c => Reserve(c.Name, 1));
        var share = new LoadSharing(model, new() { Contacts = [.. contacts], Actuators = [.. reserves], UsesMusclePhysiology = false });
        var (work, forces) = Frame(model, model.GetDefaultPose(), new double[model.CoordinateCount], []);
        share.Solve(work, forces).ShouldBe(RecruitmentStatus.Solved);

        var pushes = new double[6 * model.Segments.Length];
        share.FillPushes(work, pushes);
        Enumerable.Range(0, contacts.Count).Sum(i => share.GetContact(work, i).Force.Y).ShouldBe(model.TotalMass * -model.Gravity.Y, 1e-6);

        // The same forces given as outer loads leave nothing at the pelvis.
        var (_, left) = Frame(model, model.GetDefaultPose(), new double[model.CoordinateCount], pushes);
        foreach (var name in pelvis)
        {
            Math.Abs(left[model.FindCoordinate(name)]).ShouldBeLessThan(1e-6, name);
        }
    }

    [Theory]
    [MemberData(nameof(AllModels.Data), MemberType = typeof(AllModels))]
    public void Muscles_active_and_passive_with_the_actuators_give_what_is_asked_for(string file)
    {
        output.WriteLine($"seed {Seed}");
        var (model, random) = (BodyModel.Compile(AllModels.Describe(file) with { Actuators = [] }), new Random(Seed));
        foreach (var passive in (bool[])[false, true])
        {
            var reserves = model.Coordinates.Where((_, c) => model.Table.Leader[c] < 0).Select(c => Reserve(c.Name, 100));
            var share = new LoadSharing(model, new() { Actuators = [.. reserves], IncludesPassiveForces = passive });
            var (work, forces) = RandomFrame(model, random);
            share.Solve(work, forces).ShouldBe(RecruitmentStatus.Solved);
            var tensions = new double[model.Muscles.Length];
            share.FillTensions(tensions);
            model.Table.Project(work.CouplingSlopes, forces);
            foreach (var name in share.Coordinates)
            {
                var c = model.FindCoordinate(name);
                var sum = share.Solver.Solution.Activations[share.Names.IndexOf($"{name}_reserve")] * 100;
                for (var m = 0; m < tensions.Length; m++)
                {
                    sum += MusclePaths.GetMomentArm(work, m, c) * tensions[m];
                }

                sum.ShouldBe(forces[c], 1e-7 * (1 + Math.Abs(forces[c]) + tensions.Sum()), $"{name}, passive {passive}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllModels.Data), MemberType = typeof(AllModels))]
    public void The_deviations_are_those_of_solving_again(string file)
    {
        const double Step = 1e-4;
        output.WriteLine($"seed {Seed}");
        var (model, random) = (AllModels.Read(file), new Random(Seed));
        var share = new LoadSharing(model, new() { Actuators = [.. model.Coordinates.Select(c => Reserve(c.Name, 100))] });
        var (work, forces) = RandomFrame(model, random);
        share.Solve(work, forces);
        var direction = AllModels.RandomVector(share.Coordinates.Length, random);
        var covariance = (from a in direction from b in direction select a * b).ToArray();
        var deviations = new double[share.Names.Length];
        share.CalculateDeviations(covariance, deviations);
        var (low, high) = (SolveAt(-Step), SolveAt(Step));
        var states = low.States.Zip(high.States, (a, b) => a == b).ToArray();
        for (var j = 0; j < deviations.Length; j++)
        {
            if (states[j])
            {
                (Math.Abs(high.Activations[j] - low.Activations[j]) / (2 * Step)).ShouldBe(deviations[j], 1e-6, share.Names[j]);
            }
        }

        (double[] Activations, BoundState[] States) SolveAt(double step)
        {
            var moved = (double[])forces.Clone();
            for (var row = 0; row < direction.Length; row++)
            {
                moved[model.FindCoordinate(share.Coordinates[row])] += step * direction[row];
            }

            share.Solve(work, moved);
            return (share.Solver.Solution.Activations.ToArray(), share.Solver.Solution.States.ToArray());
        }
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        var model = Box();
        ContactPoint good = new("foot", "box", Vec3.Zero, Vec3.UnitY, 0.5);
        string Message(ContactPoint contact) => Should.Throw<ModelException>(() => new LoadSharing(model, new() { Contacts = [contact] })).Message;
        Message(good with { Segment = "boot" }).ShouldContain("'boot'");
        Message(good with { Normal = Vec3.Zero }).ShouldContain("'foot'");
        Message(good with { Friction = -1 }).ShouldContain("friction");
        Message(good with { Edges = 2 }).ShouldContain("2 edges");
        Should.Throw<ModelException>(() => new LoadSharing(model, new())).Message.ShouldContain("nothing to share");
        var light = BodyModel.Compile(Describe() with { Gravity = Vec3.Zero });
        Should.Throw<ModelException>(() => new LoadSharing(light, new() { Contacts = [good] })).Message.ShouldContain("no weight");
        new LoadSharing(light, new() { Contacts = [good], ContactStrength = 100 }).ContactNames.ShouldBe(["foot"]);
        var share = new LoadSharing(model, new() { Contacts = [good] });
        Should.Throw<ArgumentException>(() => share.CalculateDeviations([1, 2], [])).Message.ShouldContain("2 covariances");
    }

    private static (LoadSharing Share, Workspace Work) Stand(double friction, Vec3 acceleration, out RecruitmentStatus status)
    {
        var model = Box();
        var corners = from x in (double[])[-Half, Half] from z in (double[])[-Half, Half] select new Vec3(x, -Height, z);
        var share = new LoadSharing(model, new() { Contacts = [.. corners.Select(corner => new ContactPoint($"{corner}", "box", corner, Vec3.UnitY, friction))] });
        var (pose, accelerations) = (model.GetDefaultPose(), new double[6]);
        pose[model.FindCoordinate("ty")] = Height;
        (accelerations[model.FindCoordinate("tx")], accelerations[model.FindCoordinate("ty")], accelerations[model.FindCoordinate("tz")]) =
            (acceleration.X, acceleration.Y, acceleration.Z);
        var (work, forces) = Frame(model, pose, accelerations, []);
        status = share.Solve(work, forces);
        return (share, work);
    }

    private static (Workspace Work, double[] Forces) RandomFrame(BodyModel model, Random random)
    {
        var (work, forces) = Frame(model, AllModels.RandomPose(model, random), new double[model.CoordinateCount], []);
        for (var c = 0; c < forces.Length; c++)
        {
            forces[c] = 20 * ((2 * random.NextDouble()) - 1);
        }

        return (work, forces);
    }

    private static (Workspace Work, double[] Forces) Frame(BodyModel model, double[] pose, double[] accelerations, double[] loads)
    {
        var (work, forces) = (new Workspace(model), new double[model.CoordinateCount]);
        ForwardKinematics.UpdatePositions(work, pose);
        ForwardKinematics.UpdateVelocities(work, new double[model.CoordinateCount]);
        InverseDynamics.Update(work, accelerations, loads.Length > 0 ? loads : new double[6 * model.Segments.Length], forces);
        MusclePaths.Update(work);
        return (work, forces);
    }

    private static ActuatorDescription Reserve(string coordinate, double strength) =>
        new($"{coordinate}_reserve", strength, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(coordinate));

    private static BodyModel Box() => BodyModel.Compile(Describe());

    private static ModelDescription Describe()
    {
        CoordinateDescription Coordinate(string name, bool turns) => new(name, turns, 0, -10, 10, false, false, null);
        AxisDescription Axis(Vec3 axis, string name) => new(axis, name, new ScalarFunction.Linear(1, 0));
        var joint = new JointDescription(
            "free", "FreeJoint", ModelDescription.Ground, "box", Transform.Identity, Transform.Identity,
            [Coordinate("rx", true), Coordinate("ry", true), Coordinate("rz", true), Coordinate("tx", false), Coordinate("ty", false), Coordinate("tz", false)],
            [Axis(Vec3.UnitX, "rx"), Axis(Vec3.UnitY, "ry"), Axis(Vec3.UnitZ, "rz")],
            [Axis(Vec3.UnitX, "tx"), Axis(Vec3.UnitY, "ty"), Axis(Vec3.UnitZ, "tz")]);
        return new("box", new(0, -Gravity, 0), [new("box", Mass, Vec3.Zero, Mat3.Identity)], [joint], [], [], [], [], []);
    }
}
