using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

// A band on a model: what it pulls its ends with.
internal sealed record BandPull(Band Band, int From, int To)
{
    public static BandPull Compile(Band band, BodyModel model) => band is { SlackLength: >= 0, Stiffness: >= 0, Force: >= 0 }
        ? new(band, model.Tree.Require(band.From.Segment, $"The band '{band.Name}'"), model.Tree.Require(band.To.Segment, $"The band '{band.Name}'"))
        : throw new ModelException($"The band '{band.Name}' has a length, a stiffness or a force below 0.");

    // The force on its first end, and both ends, in ground (N, m); the second end is pulled as hard the other way.
    public (Vec3 Force, Vec3 First, Vec3 Second) Calculate(Workspace work)
    {
        var (a, b) = (work.GetFrame(From).Apply(Band.From.Point), work.GetFrame(To).Apply(Band.To.Point));
        var length = (b - a).Norm;
        var tension = Band.Force + (Band.Stiffness * Math.Max(0, length - Band.SlackLength));
        return (tension > 0 && length > 0 ? (tension / length) * (b - a) : Vec3.Zero, a, b);
    }

    public void Add(Workspace work, Span<double> loads)
    {
        var (force, a, b) = Calculate(work);
        AddForce(loads.Slice(6 * From, 6), a, force);
        AddForce(loads.Slice(6 * To, 6), b, -force);
    }

    private static void AddForce(Span<double> load, Vec3 place, Vec3 force)
    {
        var moment = place.Cross(force);
        load[0] += moment.X;
        load[1] += moment.Y;
        load[2] += moment.Z;
        load[3] += force.X;
        load[4] += force.Y;
        load[5] += force.Z;
    }
}
