using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Hipwise.Web.EndToEnd.Hosts;

namespace Hipwise.Web.EndToEnd.Http;

/// <summary>Starting and stopping the server, and what is said when it cannot start.</summary>
public sealed class StartTests(Server server) : IClassFixture<Server>
{
    [Fact]
    public void It_listens_to_this_computer_only()
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == server.Port).ToList();
        listening.ShouldNotBeEmpty();
        listening.ShouldAllBe(end => IPAddress.IsLoopback(end.Address));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_says_so_and_does_not_start()
    {
        var (code, printed, error) = await ServerProgram.RunAsync("--port", "0", "--data", server.Folder);
        code.ShouldBe(1);
        printed.ShouldBeEmpty();
        error.TrimEnd().Split('\n').Length.ShouldBe(1, error);
        error.ShouldStartWith("hipwise: ");
        error.ShouldContain(server.Folder);
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_the_mend()
    {
        using var folder = new DataFolder();
        var (code, printed, error) = await ServerProgram.RunAsync("--port", server.Port.ToString(CultureInfo.InvariantCulture), "--data", folder.Path);
        code.ShouldBe(1);
        printed.ShouldBeEmpty();
        error.ShouldBe("hipwise: The port is in use. Is Hipwise running already? Choose another with --port.\n");
    }

    [Fact]
    public async Task An_address_that_the_computer_does_not_have_is_told_in_one_line()
    {
        using var folder = new DataFolder();
        var (code, printed, error) = await ServerProgram.RunAsync("--port", "0", "--data", folder.Path, "--lan", "--lan-address", "10.254.253.252");
        code.ShouldBe(1);
        printed.ShouldBeEmpty();
        error.ShouldBe("hipwise: This computer has no address 10.254.253.252. Leave --lan-address out to use those it has.\n");
    }

    [Theory]
    [InlineData("--port needs a value; --help shows how.", "--port")]
    [InlineData("--data needs a value; --help shows how.", "--data")]
    [InlineData("--data needs a value; --help shows how.", "--data=")]
    [InlineData("--port must be a number from 0 to 65535; 'abc' stands there.", "--port", "abc")]
    [InlineData("--port must be a number from 0 to 65535; '-1' stands there.", "--port", "-1")]
    [InlineData("--port must be a number from 0 to 65535; '65536' stands there.", "--port=65536")]
    [InlineData("--port must be a number from 0 to 65535; '99999999999999' stands there.", "--port=99999999999999")]
    [InlineData("'--urls' means nothing here; use --port, --data, --lan or --help.", "--urls", "http://0.0.0.0:80")]
    [InlineData("--lan-port means something only together with --lan.", "--lan-port", "0")]
    [InlineData("--lan takes no value; --help shows how.", "--lan=192.168.1.20")]
    [InlineData("--lan-address must be an address of a home network, such as 192.168.1.20; '0.0.0.0' stands there.", "--lan", "--lan-address", "0.0.0.0")]
    [InlineData("'serve' means nothing here; use --port, --data, --lan or --help.", "serve")]
    [InlineData("'' means nothing here; use --port, --data, --lan or --help.", "")]
    public async Task A_wrong_command_line_is_told_in_one_line(string message, params string[] arguments)
    {
        var (code, printed, error) = await ServerProgram.RunAsync(arguments);
        code.ShouldBe(2);
        printed.ShouldBeEmpty();
        error.ShouldBe($"hipwise: {message}\n");
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        var (code, printed, error) = await ServerProgram.RunAsync("--help");
        code.ShouldBe(0);
        error.ShouldBeEmpty();
        printed.ShouldContain("--port");
        printed.ShouldContain("--data");
        printed.ShouldContain("--lan ");
        printed.ShouldContain("--lan-port");
        printed.ShouldContain("--lan-address");
        printed.ShouldContain("--host");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_one_line()
    {
        using var folder = new DataFolder();
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        foreach (var data in (string[])[file, Path.Combine(file, "below")])
        {
            var (code, printed, error) = await ServerProgram.RunAsync("--port", "0", "--data", data);
            code.ShouldBe(1);
            printed.ShouldBeEmpty();
            error.TrimEnd().Split('\n').Length.ShouldBe(1, error);
            error.ShouldStartWith("hipwise: ");
            error.ShouldContain(file);
        }
    }
}
