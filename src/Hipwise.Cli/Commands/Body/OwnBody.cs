using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Simulation.Acceptance;
using Hipwise.Simulation.Building;

namespace Hipwise.Cli.Commands.Body;

/// <summary>Where the body of our own stands in the knowledge, and what its tables make.</summary>
/// <param name="Folder">The folder <c>body</c> of the knowledge.</param>
internal sealed record OwnBody(string Folder)
{
    /// <summary>The model that the tables make.</summary>
    public string ModelFile => Path.Combine(Folder, "hipwise.osim");

    /// <summary>What movements ask of it.</summary>
    public string DemandFile => Path.Combine(Folder, "demands.csv");

    private string Facts => Path.Combine(Folder, "facts");

    public static OwnBody Of(ParseResult parsed) => new(Path.Combine(KnowledgeOption.FolderOf(parsed), "body"));

    /// <summary>The model's bytes, made anew.</summary>
    public byte[] Build() => BodyFiles.Within(Facts, () => BodyBuild.Write(Facts));

    /// <summary>What it is held to.</summary>
    public BodyReference Reference() => BodyReference.ReadFolder(Path.Combine(Folder, "reference"));

    /// <summary>The model of the tables, compiled.</summary>
    public BodyModel Compile() => BodyFiles.Within(Facts, () => BodyModel.Compile(BodyBuild.Assemble(BodyFacts.ReadFolder(Facts))));

    /// <summary>Keys of sources that the tables name, with the place that names each first.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sources() =>
        BodyFacts.ReadFolder(Facts).Sources.Select(pair => KeyValuePair.Create(pair.Key, $"body/facts/{pair.Value}"))
            .Concat(Reference().Sources.Select(pair => KeyValuePair.Create(pair.Key, $"body/reference/{pair.Value}")));
}
