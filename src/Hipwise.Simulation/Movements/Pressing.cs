using System.Text;
using Hipwise.Body;
using Hipwise.Body.Model;
using Hipwise.Body.Recruitment;

namespace Hipwise.Simulation.Movements;

// Which points of a movement's supports press at a moment.
internal sealed class Pressing(BodyModel model, Movement movement)
{
    // A loose support presses where its skin may lie on the surface: this near to it (m), and this still (m/s).
    public const double Near = 0.06;
    private const double Still = 0.03;

    private readonly int[] _segments = [.. movement.Supports.Select(support => model.Tree.Require(support.Segment, $"The support '{support.Name}'"))];
    private readonly List<(int Support, int Point)> _now = [];
    private readonly StringBuilder _key = new();

    // Finds them for the positions and velocities that the scratch holds; what is told is the same for the same points.
    public string Update(Workspace work, double time)
    {
        _now.Clear();
        _key.Clear();
        for (var s = 0; s < _segments.Length; s++)
        {
            for (var p = 0; MovementMotion.Holds(movement, movement.Supports[s], time) && p < movement.Supports[s].Points.Length; p++)
            {
                if (!movement.Supports[s].IsLoose || Lies(work, s, p))
                {
                    _now.Add((s, p));
                    _key.Append(s).Append('.').Append(p).Append(' ');
                }
            }
        }

        return _key.ToString();
    }

    public IEnumerable<ContactPoint> Contacts(int edges) => _now.Select(one =>
    {
        var support = movement.Supports[one.Support];
        return new ContactPoint($"{support.Name} {one.Point + 1}", support.Segment, support.Points[one.Point], support.Surface.Normal, support.Surface.Friction)
        {
            Edges = edges,
        };
    });

    public int SupportOf(int contact) => _now[contact].Support;

    private bool Lies(Workspace work, int s, int p)
    {
        var (segment, surface) = (_segments[s], movement.Supports[s].Surface);
        var place = work.GetFrame(segment).Apply(movement.Supports[s].Points[p]);
        return Math.Abs((place - surface.Origin).Dot(surface.Normal)) < Near && work.GetVelocity(segment, place).Norm < Still;
    }
}
