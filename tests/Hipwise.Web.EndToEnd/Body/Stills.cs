using System.Security.Cryptography;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Body;

/// <summary>Makes the small pictures of the body model; run by <c>build/stills</c>, never with the tests.</summary>
public class Stills(DrawingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<DrawingChromium>
{
    private const int Width = 400;
    private const int Height = 300;
    private const int Square = 480;

    private static string Folder => Path.Combine(Repository.Root, "src", "Hipwise.Web", "wwwroot", "stills");

    [Fact(Explicit = true)]
    public async Task Make()
    {
        var knowledge = KnowledgeLoader.Load(Repository.Knowledge);
        var visit = await VisitAsync(new() { ColorScheme = ColorScheme.Light });
        // The first time there is no picture yet.
        visit.Expect(404);
        await visit.Page.GotoAsync("/learn/muscles");
        await visit.Page.Locator("hw-body[data-state=ready]").WaitForAsync();
        Directory.CreateDirectory(Folder);
        await SaveAsync(visit, "standing", null, 0, -0.75, Square, Square);
        foreach (var figure in knowledge.Figures.Values.OrderBy(figure => figure.Id, StringComparer.Ordinal))
        {
            await SaveAsync(visit, figure.Id, $"/api/v1/body/movements/{figure.Id}", PlaceOf(figure, knowledge.Movements), TurnOf(figure.View), Width, Height);
        }

        var model = await File.ReadAllBytesAsync(Path.Combine(Repository.Knowledge, "body", "hipwise.osim"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "model.sha256"), $"{Convert.ToHexStringLower(SHA256.HashData(model))}\n", TestContext.Current.CancellationToken);
    }

    private static async Task SaveAsync(Visit visit, string name, string? address, double place, double turn, int width, int height)
    {
        var picture = await visit.Page.EvaluateAsync<string>(
            "([address, place, turn, width, height]) => document.querySelector('hw-body').picture(address, place, turn, width, height)",
            new object?[] { address, place, turn, width, height });
        var bytes = Convert.FromBase64String(picture[(picture.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}.webp"), bytes, TestContext.Current.CancellationToken);
    }

    // The main pose's share of the way there and back.
    private static double PlaceOf(MovementFigure figure, MovementRules rules) => figure.Poses.Length == 1
        ? 0.5 : figure.Main * rules.MoveSeconds / ((2 * (figure.Poses.Length - 1) * rules.MoveSeconds) + rules.HoldSeconds);

    private static double TurnOf(string view) => view switch
    {
        "front" => 1.2,
        "back" => -1.2,
        _ => -0.5,
    };
}
