using System.Numerics;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Drawings;

namespace Hipwise.Web.Tests.Drawings;

public class HipFlexionTests
{
    [Fact]
    public void Dump()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        foreach (var exercise in knowledge.Exercises.Values.OrderBy(one => one.Id, StringComparer.Ordinal))
        {
            var figure = knowledge.Figures[exercise.Id];
            Console.WriteLine($"FLEX {exercise.Id} {string.Join(" ", figure.Poses.Select(pose => $"{Of(figure, pose, Side.Left):F0}/{Of(figure, pose, Side.Right):F0}:{pose.Rest.Part}@{pose.Rest.On}:{string.Join(",", pose.Touches.Keys)}"))}");
        }
    }

    private static double Of(MovementFigure figure, FigurePose pose, Side side)
    {
        var body = new Poser(figure.Body).Pose(pose);
        var down = -body.LegOf(side).Thigh.Way(Vector3.UnitY);
        return double.RadiansToDegrees(Math.Atan2(Vector3.Dot(down, body.Pelvis.Way(Vector3.UnitX)), -Vector3.Dot(down, body.Pelvis.Way(Vector3.UnitY))));
    }
}
