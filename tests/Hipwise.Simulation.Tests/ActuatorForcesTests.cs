using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;
using Hipwise.Signals;
using Hipwise.Simulation.Motions;

namespace Hipwise.Simulation.Tests;

public class ActuatorForcesTests
{
    [Fact]
    public void A_table_does_not_stand_for_contacts()
    {
        var free = new JointDescription(
            "slide", "SliderJoint", ModelDescription.Ground, "box", Transform.Identity, Transform.Identity,
            [new("up", false, 0, -1, 1, false, false, null)], [], [new(Vec3.UnitY, "up", new ScalarFunction.Linear(1, 0))]);
        var model = BodyModel.Compile(new("box", new(0, -9.8, 0), [new("box", 1, Vec3.Zero, Mat3.Identity)], [free], [], [], [], [], []));
        var table = new TimeSeries([0, 1], [], []);
        ActuatorForces.Match(model, new(), table).Covers(0.5).ShouldBeTrue();
        Should.Throw<ModelException>(() => ActuatorForces.Match(
            model, new LoadSharingOptions { Contacts = [new("sole", "box", Vec3.Zero, Vec3.UnitY, 0)] }, table)).Message.ShouldContain("contacts");
    }
}
