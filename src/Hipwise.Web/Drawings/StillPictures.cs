namespace Hipwise.Web.Drawings;

/// <summary>Small pictures of the body model in every movement, made by <c>build/stills</c>: muscles are coloured by their work where the model carries the movement.</summary>
public sealed class StillPictures(IWebHostEnvironment environment)
{
    private readonly HashSet<string> there = [.. environment.WebRootFileProvider.GetDirectoryContents("stills").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    /// <summary>Where the picture of a figure is.</summary>
    public static string Address(string figure) => $"/stills/{figure}.webp";

    /// <summary>Whether there is a picture of a figure.</summary>
    public bool Has(string figure) => there.Contains(figure);
}
