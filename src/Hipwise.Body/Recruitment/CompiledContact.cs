using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Body.Recruitment;

// A contact point as forces of a fixed direction that add up with factors of 0 or more: the edges of its friction pyramid.
internal sealed class CompiledContact
{
    private const int MostEdges = 64;

    private readonly int[] _chain;
    private readonly Vec3 _point;
    private readonly Vec3[] _edges;

    private CompiledContact(string name, int segment, int[] chain, Vec3 point, Vec3[] edges) =>
        (Name, Segment, _chain, _point, _edges) = (name, segment, chain, point, edges);

    public string Name { get; }

    public int Segment { get; }

    // How many variables it takes.
    public int Count => _edges.Length;

    // Strength: the force along the normal (N) for a variable of 1.
    public static CompiledContact Compile(ContactPoint contact, BodyModel model, double strength)
    {
        var who = $"The contact '{contact.Name}'";
        var segment = model.Tree.Require(contact.Segment, who);
        if (!contact.Point.IsFinite || !contact.Normal.IsFinite || contact.Normal.Norm == 0 || !(contact.Friction >= 0) || !double.IsFinite(contact.Friction))
        {
            throw new ModelException($"{who} has a place, a normal or a friction that cannot be.");
        }

        if (contact.Edges is < 3 or > MostEdges)
        {
            throw new ModelException($"{who} has a pyramid of {contact.Edges} edges; it needs 3 to {MostEdges}.");
        }

        var normal = contact.Normal.Normalize();
        int[] chain = [.. model.Paths.Chain(0, segment).ToArray().Select(link => link.Coordinate)];
        return new(contact.Name, segment, chain, contact.Point, [.. Edges(normal, contact).Select(edge => strength * edge)]);
    }

    public Vec3 GetPlace(Workspace work) => work.GetFrame(Segment).Apply(_point);

    public Vec3 CalculateForce(ReadOnlySpan<double> variables)
    {
        var force = Vec3.Zero;
        for (var k = 0; k < _edges.Length; k++)
        {
            force += variables[k] * _edges[k];
        }

        return force;
    }

    // Adds the generalised forces of one edge's force.
    public void Fill(Workspace work, int edge, Span<double> forces)
    {
        var force = _edges[edge];
        var moment = GetPlace(work).Cross(force);
        foreach (var c in _chain)
        {
            var s = work.Twists.AsSpan(6 * c, 6);
            forces[c] += (s[0] * moment.X) + (s[1] * moment.Y) + (s[2] * moment.Z) + (s[3] * force.X) + (s[4] * force.Y) + (s[5] * force.Z);
        }
    }

    private static IEnumerable<Vec3> Edges(Vec3 normal, ContactPoint contact)
    {
        if (contact.Friction == 0)
        {
            yield return normal;
            yield break;
        }

        // The ground axis that leans least towards the normal gives the first sideways direction.
        var axis = Math.Abs(normal.X) <= Math.Abs(normal.Y) && Math.Abs(normal.X) <= Math.Abs(normal.Z) ? new Vec3(1, 0, 0)
            : Math.Abs(normal.Z) <= Math.Abs(normal.Y) ? new Vec3(0, 0, 1) : new Vec3(0, 1, 0);
        var first = (axis - (axis.Dot(normal) * normal)).Normalize();
        var second = normal.Cross(first);
        for (var k = 0; k < contact.Edges; k++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * k / contact.Edges);
            yield return normal + (contact.Friction * ((c * first) + (s * second)));
        }
    }
}
