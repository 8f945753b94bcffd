using Hipwise.Body.Model;
using Hipwise.Simulation.Acceptance;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Tests.Building;

/// <summary>The body of the repository, made once.</summary>
internal static class OwnBody
{
    private static readonly Lazy<BodyModel> Made = new(() => BodyModel.Compile(BodyBuild.Assemble(BodyFacts.ReadFolder(Facts))));

    public static string Folder => Path.Combine(Repository.Knowledge, "body");

    public static string Facts => Path.Combine(Folder, "facts");

    public static BodyModel Model => Made.Value;

    public static BodyReference Reference => BodyReference.ReadFolder(Path.Combine(Folder, "reference"));
}
