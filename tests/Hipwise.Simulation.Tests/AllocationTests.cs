using Hipwise.Body;
using Hipwise.Body.Dynamics;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Recruitment;

namespace Hipwise.Simulation.Tests;

/// <summary>Nothing is allocated for a frame.</summary>
public class AllocationTests
{
    private const int Frames = 50;

    [Theory]
    [InlineData("made-here/gait2392/subject01_simbody_adjusted.osim", "calcn_r")]
    [InlineData("made-here/lai-uhlrich-2022/LaiUhlrich2022.osim", "calcn_r")]
    [InlineData("made-here/arm26/arm26_thelen.osim", "r_ulna_radius_hand")]
    public void A_frame_of_static_optimisation_allocates_nothing(string file, string pressed)
    {
        var model = Cases.Model(file.Split('/'));
        var (work, forces) = (new Workspace(model), new double[model.CoordinateCount]);
        var share = new LoadSharing(model, new()
        {
            Actuators = [.. model.Coordinates.Select(c => new ActuatorDescription(
                $"{c.Name}_reserve", 10, double.NegativeInfinity, double.PositiveInfinity, new ActuatorEffect.OnCoordinate(c.Name)))],
            Contacts = [new("contact", pressed, Body.Spatial.Vec3.Zero, Body.Spatial.Vec3.UnitY, 0.5)],
            IncludesPassiveForces = true,
        });
        var (covariance, deviations) = (new double[share.Coordinates.Length * share.Coordinates.Length], new double[share.Names.Length]);
        Array.Fill(covariance, 1);
        var (q, still) = (model.GetDefaultPose(), new double[model.CoordinateCount]);

        void Frame(int i)
        {
            q[0] = 0.001 * i;
            ForwardKinematics.UpdatePositions(work, q);
            ForwardKinematics.UpdateVelocities(work, still);
            InverseDynamics.Update(work, still, [], forces);
            MusclePaths.Update(work);
            share.Solve(work, forces);
            share.CalculateDeviations(covariance, deviations);
        }

        AllocatedBy(Frame).ShouldBe(0);
    }

    [Fact]
    public void A_frame_of_inverse_kinematics_allocates_nothing()
    {
        var model = Cases.Model("gait2392", "subject01_simbody.osim");
        var solver = new InverseKinematics(model, IkTasks.AllMarkers(model));
        var places = new double[3 * solver.MarkerNames.Count];
        foreach (var (marker, i) in model.Description.Markers.Select((marker, i) => (marker, i)))
        {
            var place = solver.Work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
            (places[3 * i], places[(3 * i) + 1], places[(3 * i) + 2]) = (place.X, place.Y, place.Z);
        }

        AllocatedBy(i =>
        {
            places[0] += 1e-4 * (i % 2);
            solver.Solve(places);
        }).ShouldBe(0);
    }

    private static long AllocatedBy(Action<int> frame)
    {
        // The first rounds compile what they call.
        for (var i = 0; i < Frames; i++)
        {
            frame(i);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Frames; i++)
        {
            frame(i);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
