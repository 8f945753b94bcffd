using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Where a frame stands: on a segment, and how.</summary>
/// <param name="Segment">Segment name or ground.</param>
/// <param name="Pose">X_SF: the frame in the segment.</param>
internal readonly record struct FramePlace(string Segment, Transform Pose);

/// <summary>All frames that something can be fixed to (ground, bodies, and frames offset from others), found by OpenSim's paths.</summary>
internal sealed class Frames
{
    private const int LongestChain = 50;
    private const int MostFrames = 100_000;

    // Frames of one name are gone through one by one.
    private const int MostNamesakes = 1000;

    private readonly Dictionary<string, Frame> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Frame>> byName = new(StringComparer.Ordinal);
    private readonly List<Frame> offsets = [];

    private readonly Node model;

    public Frames(Node model)
    {
        this.model = model;
        Register(new Frame($"/{ModelDescription.Ground}", ModelDescription.Ground, null));
    }

    /// <summary>Offset frames with their path, in the file's order.</summary>
    public IEnumerable<(string Path, Node Node)> Offsets => offsets.Select(frame => (frame.Path, frame.Node!));

    public void AddBody(string name) => Register(new Frame($"/bodyset/{name}", name, null));

    /// <summary>Takes every offset frame below an element into account.</summary>
    /// <param name="holder">Its children are frames; frames may hold frames in <c>components</c>.</param>
    /// <param name="path">OpenSim's path of the component that owns them.</param>
    public void AddOffsets(Node? holder, string path)
    {
        foreach (var node in holder?.Children ?? [])
        {
            if (node.Tag is "PhysicalOffsetFrame")
            {
                node.IsUsed = true;
                var frame = new Frame($"{path}/{node.RequiredPart()}", node.Name!, node);
                Register(frame);
                offsets.Add(frame);
                AddOffsets(node.Find("components"), frame.Path);
            }
            else if (node.Tag is "objects")
            {
                node.IsUsed = true;
                AddOffsets(node, path);
            }
        }
    }

    /// <summary>The place that a path names.</summary>
    /// <param name="asker">Whose socket it is, for messages.</param>
    /// <param name="owner">OpenSim's path of the asker; empty when it does not matter.</param>
    /// <param name="path">As the file writes it: absolute, relative, or a bare name.</param>
    public FramePlace Find(Node asker, string owner, string path)
    {
        var place = Transform.Identity;
        for (var steps = 0; steps < LongestChain; steps++)
        {
            var frame = Lookup(asker, owner, path);
            if (frame.Node is null)
            {
                return new FramePlace(frame.Name, place);
            }

            (asker, owner) = (frame.Node, frame.Path);
            path = Sockets.Of(asker, "parent") ?? throw asker.Bad("It does not say which frame it is offset from (socket_parent).");
            place = Transform.From(asker.Vector(Vec3.Zero, "orientation"), asker.Vector(Vec3.Zero, "translation")) * place;
        }

        throw asker.Bad("The frames are offset from each other in a circle.");
    }

    private void Register(Frame frame)
    {
        if (byPath.Count >= MostFrames)
        {
            throw (frame.Node ?? model).Bad($"There are more than {MostFrames} bodies and frames.");
        }

        if (!byPath.TryAdd(frame.Path, frame))
        {
            throw (frame.Node ?? model).Bad($"There are two frames '{WarningLog.Shorten(frame.Path)}'; rename one.");
        }

        if (!byName.TryGetValue(frame.Name, out var list))
        {
            byName[frame.Name] = list = [];
        }

        list.Add(frame);
    }

    private Frame Lookup(Node asker, string owner, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var last = parts.Length == 0 ? "" : parts[^1];
        if (byPath.TryGetValue(Absolute(owner, path, parts), out var exact))
        {
            return exact;
        }

        var candidates = byName.GetValueOrDefault(last) ?? throw asker.Bad($"There is no body or frame '{WarningLog.Shorten(path)}' in this model.");
        if (candidates.Count > MostNamesakes)
        {
            throw asker.Bad($"'{WarningLog.Shorten(path)}' may be any of {candidates.Count} frames; give its whole path.");
        }

        // Older files and other programs leave parts of the path out.
        var tail = "/" + string.Join('/', parts.SkipWhile(part => part is ".." or "."));
        var fitting = candidates.FindAll(frame => frame.Path.EndsWith(tail, StringComparison.Ordinal));
        var chosen = fitting.Count > 0 ? fitting : candidates;
        return chosen.Count == 1 ? chosen[0]
            : chosen.Find(frame => frame.Node is null) ?? throw asker.Bad($"'{WarningLog.Shorten(path)}' may be any of {chosen.Count} frames; give its whole path.");
    }

    private static string Absolute(string owner, string path, string[] parts)
    {
        var steps = path.StartsWith('/') ? [] : owner.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in parts)
        {
            if (part is "..")
            {
                if (steps.Count > 0)
                {
                    steps.RemoveAt(steps.Count - 1);
                }
            }
            else if (part is not ".")
            {
                steps.Add(part);
            }
        }

        return "/" + string.Join('/', steps);
    }

    /// <summary>A frame before its place is worked out.</summary>
    /// <param name="Path">OpenSim's absolute path.</param>
    /// <param name="Name">Its last part.</param>
    /// <param name="Node">Null for ground and bodies.</param>
    private sealed record Frame(string Path, string Name, Node? Node);
}
