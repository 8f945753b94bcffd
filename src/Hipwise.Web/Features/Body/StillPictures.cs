namespace Hipwise.Web.Features.Body;

/// <summary>Small pictures of the body model in movements that it carries, made by <c>build/stills</c>; the drawn figure stands in for the others.</summary>
public sealed class StillPictures(IWebHostEnvironment environment)
{
    private readonly HashSet<string> there = [.. environment.WebRootFileProvider.GetDirectoryContents("stills").Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    /// <summary>Whether there is a picture of a figure.</summary>
    public bool Has(string figure) => there.Contains(figure);
}
