using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Hipwise.Core;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Camera;

/// <summary>The body model follows what was filmed.</summary>
public class FollowedTests(FilmingChromium chromium, Server server) : BrowserTest(chromium, server), IClassFixture<FilmingChromium>
{
    private const string Replayed = "/replayed-landmarks.json";
    private const string Squat = "single-leg-squat";
    private const float LongPatience = 120_000;

    [Fact]
    public async Task A_film_is_played_on_the_body_model_with_what_each_muscle_would_have_to_pull()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = visit.Page;
        await page.GotoAsync($"/checkup/test/{Squat}/left/camera?trial={Guid.NewGuid():N}");
        await Assertions.Expect(page.Locator("[data-followed]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-ways] button").First).ToBeVisibleAsync();
        await page.RouteAsync($"**{Replayed}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = BodyFilm.Write(Squat, Side.Left) }));
        await page.Locator("hw-camera").EvaluateAsync($"film => film.dataset.replay = '{Replayed}'");
        await page.Locator("[data-ways] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-result]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        await page.Locator("[data-follow-play]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-follow-state]")).ToHaveTextAsync(Words.Say("camera.follow-told"), new() { Timeout = LongPatience });
        await Assertions.Expect(page.Locator("[data-follow-cell]").Nth(2)).ToContainTextAsync("%", new() { Timeout = LongPatience });
        var inspection = new Inspection(visit);
        await inspection.LookAsync("a film on the body model");
        inspection.ShouldHaveFoundNothing();
    }

    [Fact]
    public async Task The_body_model_goes_along_while_somebody_is_filmed_when_that_is_asked_for()
    {
        await Seed.Questions.PlantAsync(Server.Address);
        var visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = visit.Page;
        await page.GotoAsync($"/checkup/test/{Squat}/left/camera?trial={Guid.NewGuid():N}");
        await Assertions.Expect(page.Locator("[data-ways] button").First).ToBeVisibleAsync();
        await page.RouteAsync($"**{Replayed}", route => route.FulfillAsync(new() { ContentType = "application/json", Body = BodyFilm.Write(Squat, Side.Left) }));
        await page.Locator("hw-camera").EvaluateAsync($"film => film.dataset.replay = '{Replayed}'");
        await page.Locator("[data-along]").CheckAsync();
        await page.Locator("[data-ways] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-follow-state]")).ToHaveTextAsync(Words.Say("camera.follow-told"), new() { Timeout = LongPatience });
        await Assertions.Expect(page.Locator("[data-follow-cell]").Nth(2)).ToContainTextAsync("%", new() { Timeout = LongPatience });
        await Assertions.Expect(page.Locator("[data-result]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-follow-play]")).ToBeHiddenAsync();
        var inspection = new Inspection(visit);
        await inspection.LookAsync("the body model below a film that is made");
        inspection.ShouldHaveFoundNothing();

        // Afterwards the film is played as ever; who gives up sees no body.
        await Assertions.Expect(page.Locator("[data-result]")).ToBeVisibleAsync(new() { Timeout = LongPatience });
        await Assertions.Expect(page.Locator("[data-follow-play]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_no_landmarks_ends_the_connection()
    {
        using var socket = await ConnectAsync(Squat, Server.Address);
        await socket.SendAsync(Encoding.UTF8.GetBytes("begin"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var (_, text) = await ReceiveAsync(socket);
        JsonDocument.Parse(text).RootElement.GetProperty("state").GetString().ShouldBe("unseen");
        await socket.SendAsync(new byte[64], WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        (await ReceiveAsync(socket)).Type.ShouldBe(WebSocketMessageType.Close);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task Landmarks_before_the_beginning_end_it_too()
    {
        using var socket = await ConnectAsync(Squat, Server.Address);
        await socket.SendAsync(new byte[64], WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        (await ReceiveAsync(socket)).Type.ShouldBe(WebSocketMessageType.Close);
    }

    [Theory]
    [InlineData(Squat, "https://elsewhere.example")]
    [InlineData("nothing", null)]
    public async Task Other_sites_and_screens_that_are_not_filmed_get_none(string screen, string? origin) =>
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(screen, origin ?? Server.Address));

    private async Task<ClientWebSocket> ConnectAsync(string screen, string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", new Uri(origin).GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(
            new UriBuilder(new Uri(new Uri(Server.Address), $"/api/v1/camera/{screen}/left/follow")) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<(WebSocketMessageType Type, string Text)> ReceiveAsync(ClientWebSocket socket)
    {
        var bytes = new byte[64 << 10];
        var part = await socket.ReceiveAsync(bytes.AsMemory(), TestContext.Current.CancellationToken);
        return (part.MessageType, Encoding.UTF8.GetString(bytes, 0, part.Count));
    }
}
