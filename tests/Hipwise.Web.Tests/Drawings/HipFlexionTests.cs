using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

/// <summary>What exercises say of the bend of the hip and of one leg is what their drawings show.</summary>
public class HipFlexionTests
{
    // Said in steps of five degrees, rounded up.
    private const double Step = 5;
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);

    public static TheoryData<string> Exercises => [.. Knowledge.Exercises.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Exercises))]
    public void An_exercise_bends_the_hip_as_far_as_it_says(string id)
    {
        var drawn = Knowledge.Figures[id].Poses.Max(pose => Math.Max(Of(id, pose, Side.Left), Of(id, pose, Side.Right)));
        double said = Knowledge.Exercises[id].Demands.HipFlexion.ShouldNotBeNull();
        said.ShouldBeGreaterThanOrEqualTo(drawn - 0.5);
        said.ShouldBeLessThanOrEqualTo(Math.Max(Step, drawn + Step));
    }

    [Fact]
    public void Who_stands_on_one_foot_for_more_than_a_step_says_so()
    {
        // A walk and steps pass over one foot; the step forward of a lunge too.
        foreach (var exercise in Knowledge.Exercises.Values.Where(exercise => exercise.Posture != "standing"))
        {
            exercise.Demands.OneLeg.ShouldBeFalse(exercise.Id);
        }

        foreach (var exercise in Knowledge.Exercises.Values.Where(exercise => exercise.Demands.OneLeg))
        {
            Knowledge.Figures[exercise.Id].Poses.ShouldContain(pose => pose.Touches.Keys.Count(touch => touch.StartsWith("foot", StringComparison.Ordinal)) == 0 || pose.Rest.On == "step", exercise.Id);
        }
    }

    private static double Of(string id, FigurePose pose, Side side)
    {
        var body = new Poser(Knowledge.Figures[id].Body).Pose(pose);
        var down = -body.LegOf(side).Thigh.Way(Vector3.UnitY);
        return double.RadiansToDegrees(Math.Atan2(Vector3.Dot(down, body.Pelvis.Way(Vector3.UnitX)), -Vector3.Dot(down, body.Pelvis.Way(Vector3.UnitY))));
    }
}
