using System.Net;
using System.Text.RegularExpressions;
using Hipwise.Web.EndToEnd.Access;
using Hipwise.Web.EndToEnd.Hosts;
using Hipwise.Web.EndToEnd.Session;
using Hipwise.Web.EndToEnd.Walking;

namespace Hipwise.Web.EndToEnd.Devices;

/// <summary>A phone beside the computer: two browsers, two origins, one Hipwise.</summary>
public class DevicesTests(Chromium chromium, LanServer server) : BrowserTest(chromium, server), IClassFixture<LanServer>
{
    private const string Picture = ".qr";
    private static readonly Mouse Mouse = new();

    public override async ValueTask InitializeAsync()
    {
        server.Lan = true;
        await base.InitializeAsync();
        await server.ResetAsync();
    }

    [Fact]
    public async Task A_phones_calendar_reads_the_feed_by_the_address_that_the_page_shows()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        using var computer = new Caller(Server.Address);
        await computer.PostAsync("/sitting", (await computer.GetAsync("/sitting")).FormOf("settings").Values);
        await computer.PostAsync("/sitting", (await computer.GetAsync("/sitting")).FormOf("feed").Values);
        var address = (await computer.GetAsync("/sitting")).Document.QuerySelector("code[data-home]")!.TextContent;
        address.ShouldStartWith(server.LanAddress);
        using var phone = server.Phone();
        var path = new Uri(address).AbsolutePath;
        var feed = await phone.GetAsync(path);
        (feed.Status, feed.MediaType).ShouldBe((HttpStatusCode.OK, "text/calendar"));
        feed.Text.ShouldStartWith("BEGIN:VCALENDAR\r\n");
        (await phone.GetAsync("/sitting")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await computer.PostAsync("/sitting", (await computer.GetAsync("/sitting")).FormOf("revoke").Values);
        (await phone.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_phone_scans_the_picture_and_leads_a_session_until_it_is_removed()
    {
        await Seed.Quick.PlantAsync(Server.Address);
        var desk = await VisitAsync();
        await ShowCodeAsync(desk, Mouse);
        var link = await Scan.ReadAsync(desk, Picture);
        link.ShouldStartWith($"{server.LanAddress}/pair#");

        var phone = await PhoneAsync();
        await phone.Page.GotoAsync(link);
        await Assertions.Expect(phone.Page.GetByText(Words.Say("devices.enter.brought"))).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.GetByLabel(Words.Say("devices.enter.code"))).ToBeHiddenAsync();
        phone.Page.Url.ShouldBe($"{server.LanAddress}/pair", "the code is gone from the address");
        await Mouse.WriteAsync(phone.Page.GetByLabel(Words.Say("devices.enter.name")), "Anna's phone");
        await phone.GoAsync(Mouse, phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("devices.enter.button"), Exact = true }));
        await Assertions.Expect(phone.Page).ToHaveURLAsync($"{server.LanAddress}/");

        // The computer says so by itself.
        await Assertions.Expect(desk.Page.GetByText(Words.Say("devices.pair.used"))).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".devices b")).ToHaveTextAsync(["Anna's phone"]);
        await Assertions.Expect(desk.Page.Locator(Picture)).ToHaveCountAsync(0);

        var practice = new Practice(phone, Server.Address);
        await practice.OpenAsync();
        var asked = await practice.SetsAskedAsync();
        await practice.StartAsync();
        await practice.ToTheEndAsync();
        await practice.AllSentAsync();
        (await practice.KindsAsync()).Count(kind => kind == "set").ShouldBe(asked);

        phone.Expect(401);
        await desk.GoAsync(Mouse, desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Words.Say("devices.list.remove")} ?: Anna's phone$", RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        await Assertions.Expect(desk.Page.GetByText(Words.Say("devices.list.empty"))).ToBeVisibleAsync();
        await phone.Page.GotoAsync("/");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("sorry.unpaired.title") })).ToBeVisibleAsync();
        (await phone.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name.StartsWith("__Host-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Another_program_reads_the_picture_as_the_link(ColorScheme colours, int width)
    {
        var desk = await VisitAsync(new() { ColorScheme = colours, ViewportSize = new() { Width = width, Height = 900 } });
        await ShowCodeAsync(desk, Mouse);
        (await Scan.ReadAsync(desk, Picture)).ShouldMatch($"^{server.LanAddress}/pair#[2-9A-HJ-NP-Z]{{26}}$");
    }

    [Fact]
    public async Task A_link_that_was_used_pairs_no_second_phone()
    {
        var desk = await VisitAsync();
        await ShowCodeAsync(desk, Mouse);
        var link = await Scan.ReadAsync(desk, Picture);
        var (first, second) = (await PhoneAsync(), await PhoneAsync());
        second.Expect(422);
        await first.Page.GotoAsync(link);
        await second.Page.GotoAsync(link);
        await first.GoAsync(Mouse, Pair(first));
        await second.GoAsync(Mouse, Pair(second));
        await Assertions.Expect(second.Page.Locator("[data-problems]")).ToContainTextAsync(Words.Say("devices.enter.problem"));
        second.Expect(401);
        await second.Page.GotoAsync("/");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = Words.Say("sorry.unpaired.title") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_code_can_be_typed_by_keys_alone_and_without_scripts()
    {
        var desk = await VisitAsync();
        await ShowCodeAsync(desk, new Keyboard(desk.Page));
        var code = await desk.Page.Locator("[data-short]").InnerTextAsync();
        var phone = await PhoneAsync(new() { JavaScriptEnabled = false });
        phone.Expect(401);
        await phone.Page.GotoAsync("/findings");
        var keys = new Keyboard(phone.Page);
        await keys.PressAsync(phone.Page.GetByRole(AriaRole.Link, new() { Name = Words.Say("devices.enter.to") }));
        await keys.WriteAsync(phone.Page.GetByLabel(Words.Say("devices.enter.code")), code.ToLowerInvariant());
        await phone.GoAsync(keys, Pair(phone));
        await Assertions.Expect(phone.Page).ToHaveURLAsync($"{server.LanAddress}/");
        var remove = new Keyboard(desk.Page);
        await Assertions.Expect(desk.Page.Locator(".devices li")).ToHaveCountAsync(1);
        await desk.GoAsync(remove, desk.Page.Locator("button[name=device]"));
        await Assertions.Expect(desk.Page.GetByText(Words.Say("devices.list.empty"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_a_restart_a_paired_phone_is_still_in_and_without_lan_it_reaches_nothing()
    {
        using var phone = await server.PairedAsync("Phone");
        await server.StopAsync();
        await server.StartAsync();
        (await phone.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        await server.StopAsync();
        server.Lan = false;
        await server.StartAsync();
        await Should.ThrowAsync<HttpRequestException>(phone.GetAsync("/"));
        var desk = await VisitAsync();
        await desk.Page.GotoAsync("/devices");
        await Assertions.Expect(desk.Page.GetByText("./run --lan", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText(Words.Say("devices.list.off"))).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".devices b")).ToHaveTextAsync(["Phone"]);
        using var computer = new Caller(Server.Address);
        (await computer.GetAsync("/devices")).Forms.Select(form => form.Handler).ShouldNotContain("begin");
        (await computer.GetAsync("/pair/hipwise.crt")).Status.ShouldBe(HttpStatusCode.NotFound);
        await desk.Page.CloseAsync();
        await server.StopAsync();
        server.Lan = true;
        await server.StartAsync();
        (await phone.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Everyone_can_use_the_pages()
    {
        var desk = await VisitAsync();
        var inspection = new Inspection(desk);
        await inspection.GoAsync("/devices");
        await ShowCodeAsync(desk, Mouse);
        await inspection.LookAsync("/devices with a code");
        using (await server.PairedAsync("A phone with a name as long as it may be"))
        {
            await inspection.GoAsync("/devices");
            await ShowCodeAsync(desk, Mouse);
            await inspection.LookAsync("/devices with a code and a device");
        }

        inspection.ShouldHaveFoundNothing();
        var code = await desk.Page.Locator("[data-short]").InnerTextAsync();
        var phone = await PhoneAsync();
        phone.Expect(401);
        phone.Expect(403);
        phone.Expect(422);
        var there = new Inspection(phone);
        await there.GoAsync("/data");
        await there.GoAsync("/pair");
        await phone.GoAsync(Mouse, Pair(phone));
        await there.LookAsync("/pair with a problem");
        await phone.Page.GetByLabel(Words.Say("devices.enter.code")).FillAsync(code);
        await phone.GoAsync(Mouse, Pair(phone));
        await there.GoAsync("/pair");
        await there.GoAsync("/devices");
        there.ShouldHaveFoundNothing();
    }

    private static ILocator Pair(Visit phone) => phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("devices.enter.button"), Exact = true });

    private static async Task ShowCodeAsync(Visit desk, IHand hand)
    {
        await desk.Page.GotoAsync("/devices");
        await desk.GoAsync(hand, desk.Page.GetByRole(AriaRole.Button, new() { Name = Words.Say("devices.pair.button") }));
        await Assertions.Expect(desk.Page.Locator(Picture)).ToBeVisibleAsync();
    }

    // It goes on after the warning, as a person does who has compared the fingerprint.
    private Task<Visit> PhoneAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.IgnoreHTTPSErrors = true;
        options.ViewportSize = new() { Width = 390, Height = 844 };
        options.UserAgent = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
        return VisitAsync(options, server.LanAddress);
    }
}
