using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim;
using Hipwise.Formats.OpenSim.Setups;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

/// <summary>Measured forces act the same whatever frame they are told in.</summary>
public class LoadMotionTests
{
    private static readonly Vec3 Force = new(30, 700, -20);
    private static readonly Vec3 Point = new(0.1, -0.8, 0.05);
    private static readonly Vec3 Torque = new(1, 5, -2);

    public static TheoryData<string, string, string> Frames
    {
        get
        {
            string[] names = [ModelDescription.Ground, .. Model().Description.Segments.Select(segment => segment.Name)];
            return [.. from applied in names[1..] from force in names from point in names select (applied, force, point)];
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_force_is_the_same_in_any_frame_on_any_body(string applied, string forceFrame, string pointFrame)
    {
        var (model, work) = Posed();
        var (axes, place) = (work.GetFrame(model.FindSegment(forceFrame)).R.Transpose, work.GetFrame(model.FindSegment(pointFrame)));
        var loads = Loads(model, new("f", applied, forceFrame, pointFrame, "f", "p", "t"), axes * Force, place.R.Transpose * (Point - place.P), axes * Torque);
        var wrenches = Wrenches(model, loads, work);
        var at = 6 * model.FindSegment(applied);
        var moment = Torque + Point.Cross(Force);
        (new Vec3(wrenches[at], wrenches[at + 1], wrenches[at + 2]) - moment).Norm.ShouldBeLessThan(1e-11);
        (new Vec3(wrenches[at + 3], wrenches[at + 4], wrenches[at + 5]) - Force).Norm.ShouldBeLessThan(1e-11);
        wrenches.Where((_, i) => i < at || i >= at + 6).ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Without_a_point_it_acts_at_the_bodys_origin_and_without_a_force_only_the_torque_does()
    {
        var (model, work) = Posed();
        var body = model.Description.Segments[^1].Name;
        var at = 6 * model.FindSegment(body);
        var pushed = Wrenches(model, Loads(model, new("f", body, "ground", "ground", "f", null, null), Force, Point, Torque), work);
        (new Vec3(pushed[at], pushed[at + 1], pushed[at + 2]) - work.GetFrame(model.FindSegment(body)).P.Cross(Force)).Norm.ShouldBeLessThan(1e-11);
        var turned = Wrenches(model, Loads(model, new("f", body, "ground", "ground", null, null, "t"), Force, Point, Torque), work);
        turned[at..(at + 6)].ShouldBe([Torque.X, Torque.Y, Torque.Z, 0, 0, 0]);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        var model = Model();
        string Message(ExternalForceSetup setup) => Should.Throw<ArgumentException>(() => Loads(model, setup, Force, Point, Torque)).Message;
        var body = model.Description.Segments[0].Name;
        Message(new("f", "wing", "ground", "ground", "f", "p", null)).ShouldContain("'wing'");
        Message(new("f", body, "wing", "ground", "f", "p", null)).ShouldContain("'wing'");
        Message(new("f", body, "ground", "ground", "g", "p", null)).ShouldContain("'g…'");
    }

    private static LoadMotion Loads(BodyModel model, ExternalForceSetup setup, Vec3 force, Vec3 point, Vec3 torque)
    {
        string[] names = [.. from what in "fpt" from axis in "xyz" select $"{what}{axis}"];
        double[] values = [force.X, force.Y, force.Z, point.X, point.Y, point.Z, torque.X, torque.Y, torque.Z];
        return LoadMotion.From(model, new("plates.mot", [setup]), new("plates", new TimeSeries([0], [.. names], [.. values.Select(value => (double[])[value])]), InDegrees: false));
    }

    private static double[] Wrenches(BodyModel model, LoadMotion loads, Workspace work)
    {
        var wrenches = new double[6 * model.Segments.Length];
        loads.Evaluate(0, work, wrenches);
        return wrenches;
    }

    private static (BodyModel Model, Workspace Work) Posed()
    {
        var model = Model();
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, [.. model.GetDefaultPose().Select((value, c) => value + 0.3 + (0.1 * c))]);
        return (model, work);
    }

    private static BodyModel Model() => BodyModel.Compile(OsimReader.ReadFile(Path.Combine(Testing.Repository.Root, "tests", "Hipwise.Simulation.Tests", "Files", "leg.osim")).Model);
}
