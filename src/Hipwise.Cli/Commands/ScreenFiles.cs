using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Cli.Commands.Body;
using Hipwise.Formats;
using Hipwise.Formats.C3d;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Simulation.Motions;

namespace Hipwise.Cli.Commands;

/// <summary>Whatever a movement was kept as, as a take that screens are read from. What was taken for granted goes to standard error.</summary>
internal static class ScreenFiles
{
    public static LandmarkTake Read(string path, KnowledgeBase knowledge, CameraView view, UpAxis? up, string model)
    {
        if (!File.Exists(path))
        {
            throw new IOException(Directory.Exists(path) ? $"{path} is a folder; name a file." : $"{path} does not exist.");
        }

        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".TRC":
                return Project(BodyFiles.Markers(path), up, path);
            case ".C3D":
                return ReadTrial(path);
            case ".MOT" or ".STO":
                return MarkerTakes.Project(Posed(BodyFiles.Model(model), path), knowledge.Camera, view, path);
            case ".HWL":
                using (var stream = File.OpenRead(path))
                {
                    return LandmarkBlocks.Read(stream, path);
                }

            default:
                return LandmarkReader.ReadFile(path);
        }

        LandmarkTake Project(MarkerTrajectories markers, UpAxis? axis, string file)
        {
            if (axis is null && UpAxis.TryFind(markers, knowledge.Camera) is { } found && found != UpAxis.Y)
            {
                Tell.Warn($"{file}: The hips lie from the ankles along {found}, and +Y is taken as up; unless the person lay, say --up.");
            }

            return MarkerTakes.Project((axis ?? UpAxis.Y).Turn(markers), knowledge.Camera, view, file);
        }

        LandmarkTake ReadTrial(string file)
        {
            var trial = C3dReader.ReadFile(file);
            Tell.Warn(trial.Warnings);
            return Project(trial.Markers, up ?? UpOf(trial, knowledge.Camera, file), file);
        }
    }

    private static UpAxis UpOf(C3dFile trial, CameraRules rules, string file)
    {
        if (UpAxis.TryParse(trial.Up) is { } said)
        {
            return said;
        }

        var found = UpAxis.TryFind(trial.Markers, rules)
            ?? throw new BadFileException(file, 0, "POINT:Y_SCREEN", "The file does not say which axis points up, and its markers do not show it; say for instance --up z.");
        Tell.Warn($"{file}, POINT:Y_SCREEN: The file does not say which axis points up; {found} is taken, the way from the ankles to the hips. If the person lay, say --up.");
        return found;
    }

    /// <summary>Markers of a model and the centres of its joints, under their names, at every moment of a motion.</summary>
    private static MarkerTrajectories Posed(BodyModel model, string path)
    {
        var (motion, covers) = BodyFiles.Motion(model, path, null, AccelerationSource.Positions);
        var times = BodyFiles.Times(path, motion, covers, new(double.NegativeInfinity, double.PositiveInfinity));
        var joints = model.Description.Joints.Select(joint => (joint.Name, Segment: joint.Child, Place: joint.ChildFrame.P));
        var places = model.Description.Markers.Select(marker => (marker.Name, marker.Segment, Place: marker.Location)).Concat(joints).DistinctBy(place => place.Name).ToList();
        var segments = places.ConvertAll(place => model.FindSegment(place.Segment));
        var (work, n) = (new Workspace(model), model.CoordinateCount);
        var (q, velocity, acceleration) = (new double[n], new double[n], new double[n]);
        var rows = Array.ConvertAll(times, time =>
        {
            motion.Evaluate(time, q, velocity, acceleration);
            ForwardKinematics.UpdatePositions(work, q);
            return places.SelectMany((place, i) => work.GetFrame(segments[i]).Apply(place.Place) is var p ? new[] { p.X, p.Y, p.Z } : []).ToArray();
        });
        return new MarkerTrajectories([.. places.Select(place => place.Name)], times, rows, (times.Length - 1) / (times[^1] - times[0]), "m");
    }
}
