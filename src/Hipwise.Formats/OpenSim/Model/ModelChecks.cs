using Hipwise.Body.Model;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>What only the whole model shows: names that come twice, coordinates that are not there, joints in a circle.</summary>
internal static class ModelChecks
{
    public static void Check(Node root, ModelDescription model)
    {
        Unique(root, "joints", model.Joints.Select(joint => joint.Name));
        var coordinates = Unique(root, "coordinates", model.Joints.SelectMany(joint => joint.Coordinates).Select(coordinate => coordinate.Name));
        Unique(root, "forces", model.Muscles.Select(muscle => muscle.Name).Concat(model.Actuators.Select(actuator => actuator.Name)));
        Unique(root, "markers", model.Markers.Select(marker => marker.Name));
        CheckTree(root, model);
        CheckCoordinates(root, model, coordinates);
    }

    private static HashSet<string> Unique(Node root, string kind, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                throw Find(root, name).Bad($"There are two {kind} '{WarningLog.Shorten(name)}'; rename one.");
            }
        }

        return seen;
    }

    private static void CheckTree(Node root, ModelDescription model)
    {
        var parents = model.Joints.ToDictionary(joint => joint.Child, joint => joint.Parent, StringComparer.Ordinal);
        var safe = new HashSet<string>(StringComparer.Ordinal) { ModelDescription.Ground };
        var way = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in parents.Keys)
        {
            way.Clear();
            for (var body = start; !safe.Contains(body); body = parents[body])
            {
                if (!way.Add(body))
                {
                    throw Find(root, body).Bad($"The joints of body '{WarningLog.Shorten(body)}' lead in a circle and never to ground.");
                }
            }

            safe.UnionWith(way);
        }
    }

    private static void CheckCoordinates(Node root, ModelDescription model, HashSet<string> known)
    {
        foreach (var (owner, coordinate) in Mentions(model))
        {
            if (coordinate is not null && !known.Contains(coordinate))
            {
                throw Find(root, owner).Bad($"There is no coordinate '{WarningLog.Shorten(coordinate)}' in this model.");
            }
        }

        var led = new HashSet<string>(StringComparer.Ordinal);
        foreach (var coupling in model.Couplings)
        {
            if (!led.Add(coupling.Dependent) || string.Equals(coupling.Dependent, coupling.Independent, StringComparison.Ordinal))
            {
                throw Find(root, coupling.Name).Bad($"The coordinate '{WarningLog.Shorten(coupling.Dependent)}' follows two others, or itself.");
            }
        }
    }

    private static IEnumerable<(string Owner, string? Coordinate)> Mentions(ModelDescription model)
    {
        foreach (var coupling in model.Couplings)
        {
            yield return (coupling.Name, coupling.Dependent);
            yield return (coupling.Name, coupling.Independent);
        }

        foreach (var actuator in model.Actuators)
        {
            yield return (actuator.Name, (actuator.Effect as ActuatorEffect.OnCoordinate)?.Name);
        }

        foreach (var muscle in model.Muscles)
        {
            foreach (var point in muscle.Path)
            {
                yield return (muscle.Name, (point as PathPointDescription.Conditional)?.Coordinate);
                if (point is PathPointDescription.Moving moving)
                {
                    yield return (muscle.Name, moving.X.Coordinate);
                    yield return (muscle.Name, moving.Y.Coordinate);
                    yield return (muscle.Name, moving.Z.Coordinate);
                }
            }
        }
    }

    /// <summary>The last element of that name, which is the second where a name comes twice; the root when there is none.</summary>
    private static Node Find(Node node, string name)
    {
        var found = node;
        var open = new Stack<Node>([node]);
        while (open.TryPop(out var next))
        {
            if (next.Line > found.Line && string.Equals(next.Name, name, StringComparison.Ordinal))
            {
                found = next;
            }

            next.Children.ForEach(open.Push);
        }

        return found;
    }
}
