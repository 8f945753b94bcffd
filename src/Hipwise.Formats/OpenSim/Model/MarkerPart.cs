using Hipwise.Body.Model;
using Hipwise.Body.Spatial;
using Hipwise.Formats.OpenSim.Xml;

namespace Hipwise.Formats.OpenSim.Model;

/// <summary>Reads markers on bodies.</summary>
internal static class MarkerPart
{
    public static MarkerDescription Read(Node node, Func<Node, string, FramePlace> frameOf)
    {
        node.IsUsed = true;
        var body = Sockets.Of(node, "parent_frame") ?? Sockets.Of(node, "reference_frame") ?? node.Word("body")
            ?? throw node.Bad("It does not say which body it is on.");
        var place = frameOf(node, body);
        return new MarkerDescription(node.RequiredName(), place.Segment, place.Pose.Apply(node.Vector(Vec3.Zero, "location"))) { IsFixed = node.Flag(false, "fixed") };
    }
}
