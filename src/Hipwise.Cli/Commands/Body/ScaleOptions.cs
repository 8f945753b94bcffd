using System.CommandLine;

namespace Hipwise.Cli.Commands.Body;

/// <summary>The options of <c>hipwise body scale</c>.</summary>
internal static class ScaleOptions
{
    public static readonly Option<string?> Model = new("--model") { Description = "The generic model; a setup may name it instead.", HelpName = "M.osim" };
    public static readonly Option<string?> Setup = new("--setup") { Description = "A setup of OpenSim's ScaleTool says all the rest.", HelpName = "S.xml" };
    public static readonly Option<string?> Markers = new("--markers") { Description = "The person standing still.", HelpName = "STATIC.trc" };

    public static readonly Option<string?> MarkerSet = new("--marker-set")
    {
        Description = "Markers for the model beside or in place of its own (MarkerSet).", HelpName = "MARKERS.xml",
    };

    public static readonly Option<string[]> Measure = new("--measure")
    {
        Description = "Segments that grow as the distance between two markers asks; several pairs count alike. May be given several times.",
        HelpName = "femur_r,femur_l=A:B,C:D",
    };

    public static readonly Option<bool> Place = new("--place-markers") { Description = "Then move the model's markers to where those of the trial were." };

    public static readonly Option<string?> Tasks = new("--tasks")
    {
        Description = "Weights for the pose in which they are moved (IKTaskSet; default: every marker alike).", HelpName = "TASKS.xml",
    };

    public static readonly Option<string?> Height = new("--height") { Description = "The person's height in metres; needs --model-height.", HelpName = "M" };
    public static readonly Option<string?> ModelHeight = new("--model-height") { Description = "The height of whom the model stands for, in metres.", HelpName = "M" };

    public static readonly Option<string[]> Segment = new("--segment")
    {
        Description = "A segment's length from joint to joint in metres: thigh, lower-leg, upper-arm, or a segment of the model. May be given several times.",
        HelpName = "thigh=0.44",
    };

    public static readonly Option<string[]> Factor = new("--factor")
    {
        Description = "By what a segment grows, alike or along x, y and z. May be given several times; stands above all else.", HelpName = "tibia_r=0.98",
    };

    public static readonly Option<string?> Mass = new("--mass") { Description = "The person's mass in kg (default: the model's).", HelpName = "KG" };
    public static readonly Option<bool> ByVolume = new("--by-volume") { Description = "Segments share the mass by their new volumes (default: as before)." };
    public static readonly Option<string> Output = BodyOptions.Output("The model of the person's size.", "OUT.osim");
}
