using Hipwise.Body.Kinematics;
using Hipwise.Body.Muscles;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Tests.Muscles;

/// <summary>Where muscles run in space.</summary>
public class PathCourseTests
{
    private const int Many = 400;

    public static TheoryData<string> Data => AllModels.Data;

    [Theory]
    [MemberData(nameof(Data))]
    public void Places_follow_one_another_for_as_long_as_the_muscle_is(string file)
    {
        var model = AllModels.Read(file);
        var work = new Workspace(model);
        ForwardKinematics.UpdatePositions(work, model.GetDefaultPose());
        MusclePaths.Update(work);
        double[] lengths = [.. MusclePaths.GetLengths(work)];
        var places = new Vec3[Many];
        for (var m = 0; m < lengths.Length; m++)
        {
            PathCourse.Fill(work, m, places);
            var along = places.Zip(places.Skip(1), (a, b) => (b - a).Norm).Sum();

            // Arcs become eight chords, which shortens a half turn by 1 %, and a way pressed out onto an ellipsoid is not quite the shortest.
            Math.Abs(along - lengths[m]).ShouldBeLessThan((0.03 * lengths[m]) + 1e-3, model.Muscles[m]);
        }
    }
}
