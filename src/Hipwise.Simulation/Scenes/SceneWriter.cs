using Hipwise.Body;
using Hipwise.Body.Kinematics;
using Hipwise.Body.Model;
using Hipwise.Body.Muscles;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Scenes;

/// <summary>Writes what a drawing needs of a pose as small whole numbers, one block for each moment: segments, then muscle paths, then activations. Not
/// for two threads at a time.</summary>
/// <remarks>
/// For each segment but ground seven numbers: place (0.1 mm) and turn (a unit quaternion x, y, z, w in 1/32767). For each muscle the places along its
/// path (0.1 mm, x y z each). For each muscle its activation (1/10000; -1 where none is known). What lies outside of 3.2 m is cut off there.
/// </remarks>
public sealed class SceneWriter
{
    /// <summary>Places along each muscle.</summary>
    public const int PlacesAlong = 12;

    /// <summary>Numbers of a segment.</summary>
    public const int SegmentSize = 7;

    private const double PlaceUnit = 1e-4;
    private const double ActivationUnit = 1e-4;

    private readonly BodyModel _model;
    private readonly Workspace _work;
    private readonly double[] _pose;

    /// <summary>Makes the scratch for a model.</summary>
    public SceneWriter(BodyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _work, _pose) = (model, new(model), model.GetDefaultPose());
    }

    /// <summary>Numbers of one moment.</summary>
    public int BlockSize => (SegmentSize * (_model.Segments.Length - 1)) + (((3 * PlacesAlong) + 1) * _model.Muscles.Length);

    /// <summary>Writes one moment.</summary>
    /// <param name="pose">Every coordinate in the model's order (rad or m); coupled ones follow.</param>
    /// <param name="activations">Of each muscle, 0 to 1, or empty.</param>
    /// <param name="block">Filled; <see cref="BlockSize"/> long.</param>
    public void Write(ReadOnlySpan<double> pose, ReadOnlySpan<double> activations, Span<short> block)
    {
        pose.CopyTo(_pose);
        _model.ApplyCouplings(_pose);
        ForwardKinematics.UpdatePositions(_work, _pose);
        MusclePaths.Update(_work);
        Write(_work, Vec3.Zero, activations, block);
    }

    /// <summary>Writes a moment that was worked out elsewhere.</summary>
    /// <param name="work">Scratch of a model with the same segments and muscles, its positions and muscle paths of now.</param>
    /// <param name="origin">The place in ground that is drawn at the origin (m).</param>
    /// <param name="activations">Of each muscle, 0 to 1, or empty.</param>
    /// <param name="block">Filled; <see cref="BlockSize"/> long.</param>
    public void Write(Workspace work, Vec3 origin, ReadOnlySpan<double> activations, Span<short> block)
    {
        for (var i = 1; i < _model.Segments.Length; i++)
        {
            WriteSegment(work.GetFrame(i), origin, block.Slice(SegmentSize * (i - 1), SegmentSize));
        }

        var paths = block[(SegmentSize * (_model.Segments.Length - 1))..];
        Span<Vec3> places = stackalloc Vec3[PlacesAlong];
        for (var m = 0; m < _model.Muscles.Length; m++)
        {
            PathCourse.Fill(work, m, places);
            for (var k = 0; k < PlacesAlong; k++)
            {
                WritePlace(places[k] - origin, paths.Slice(3 * ((m * PlacesAlong) + k), 3));
            }

            paths[(3 * PlacesAlong * _model.Muscles.Length) + m] = activations.IsEmpty ? (short)-1 : (short)Math.Round(Math.Clamp(activations[m], 0, 1) / ActivationUnit);
        }
    }

    /// <summary>Length of a muscle with its tendon in the moment written last (m).</summary>
    public double GetLength(int muscle) => MusclePaths.GetLengths(_work)[muscle];

    /// <summary>Moment arm about a coordinate in the moment written last (m).</summary>
    public double GetMomentArm(int muscle, int coordinate) => MusclePaths.GetMomentArm(_work, muscle, coordinate);

    private static void WriteSegment(Transform frame, Vec3 origin, Span<short> block)
    {
        WritePlace(frame.P - origin, block);
        var q = Quaternion(frame.R);
        block[3] = Unit(q.X);
        block[4] = Unit(q.Y);
        block[5] = Unit(q.Z);
        block[6] = Unit(q.W);
    }

    private static void WritePlace(Vec3 place, Span<short> block)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            block[axis] = (short)Math.Round(Math.Clamp(place[axis] / PlaceUnit, short.MinValue, short.MaxValue));
        }
    }

    private static short Unit(double value) => (short)Math.Round(value * short.MaxValue);

    // From the largest of the four, so that nothing is divided by a small number (source: Shepperd 1978).
    private static (double X, double Y, double Z, double W) Quaternion(Mat3 r)
    {
        var (xx, yy, zz) = (r.Row0.X, r.Row1.Y, r.Row2.Z);
        var (x, y, z) = (r.Row2.Y - r.Row1.Z, r.Row0.Z - r.Row2.X, r.Row1.X - r.Row0.Y);
        var (xy, xz, yz) = (r.Row0.Y + r.Row1.X, r.Row0.Z + r.Row2.X, r.Row1.Z + r.Row2.Y);
        var (fx, fy, fz, fw) = (1 + xx - yy - zz, 1 - xx + yy - zz, 1 - xx - yy + zz, 1 + xx + yy + zz);
        var most = Math.Max(Math.Max(fx, fy), Math.Max(fz, fw));
        var by = 0.5 / Math.Sqrt(most);
        return most == fw ? (by * x, by * y, by * z, by * fw)
            : most == fx ? (by * fx, by * xy, by * xz, by * x)
            : most == fy ? (by * xy, by * fy, by * yz, by * y)
            : (by * xz, by * yz, by * fz, by * z);
    }
}
