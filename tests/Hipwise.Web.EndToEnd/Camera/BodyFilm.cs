using System.Text.Json;
using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Formats.OpenSim;
using Hipwise.Motion.Landmarks;
using Hipwise.Testing;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>The body model before a camera in front, as a file of recorded landmarks has it: still at first, then three times what a screen's figure shows.</summary>
internal static class BodyFilm
{
    private const int Rate = 20;
    private const int Still = 45;
    private const int Times = 3;
    private const int Width = 720;
    private const int Height = 1280;
    private const double Distance = 3;
    private const double Focal = 1200;
    private const double CameraHeight = 0.9;

    /// <summary>Writes it.</summary>
    public static string Write(string screen, Side side)
    {
        var body = OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model;
        var motion = ExerciseSimulation.Run(Words.Knowledge, body, screen, new ExerciseRequest { Side = side, Frames = 120 }).Result.Motion;
        var model = BodyModel.Compile(body);
        var (work, pose) = (new Workspace(model), new double[model.CoordinateCount]);
        int[] moments = [.. Enumerable.Repeat(0, Still), .. Enumerable.Repeat(Enumerable.Range(0, motion.Count), Times).SelectMany(all => all)];
        var frames = moments.Select((moment, i) =>
        {
            for (var c = 0; c < pose.Length; c++)
            {
                pose[c] = motion.Channels[c][moment];
            }

            ForwardKinematics.UpdatePositions(work, pose);
            var (image, world) = See(model, work);
            return new { t = i / (double)Rate, persons = 1, image, world };
        });
        return JsonSerializer.Serialize(new { fps = Rate, width = Width, height = Height, frames });
    }

    private static (double[][] Image, double[][] World) See(BodyModel model, Workspace work)
    {
        var (image, world) = (Nothing(), Nothing());
        foreach (var point in Words.Knowledge.Follow.Points.Where(point => point.Marker is not null))
        {
            foreach (var (side, before) in new[] { ("_l", "left_"), ("_r", "right_") })
            {
                var marker = model.Description.Markers.First(one => one.Name == point.Marker + side);
                var place = work.GetFrame(model.FindSegment(marker.Segment)).Apply(marker.Location);
                var number = LandmarkNames.All.ToList().IndexOf(before + point.Point);
                var scale = Focal / (Distance - place.X);
                image[number] = [0.5 - (scale * place.Z / Width), 0.5 - (scale * (place.Y - CameraHeight) / Height), 0, 0.95];
                world[number] = [-place.Z, -place.Y, -place.X, 0.95];
            }
        }

        // The head of the model has no marker of a face; the page looks for a nose.
        var middle = image[(int)Landmark.LeftShoulder].Zip(image[(int)Landmark.RightShoulder], (a, b) => (a + b) / 2).ToArray();
        image[(int)Landmark.Nose] = [middle[0], middle[1] - 0.09, 0, 0.95];
        return (image, world);
    }

    private static double[][] Nothing() => [.. Enumerable.Range(0, LandmarkNames.Count).Select(_ => new double[4])];
}
