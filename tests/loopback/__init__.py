"""A Discord on loopback: REST v10 and gateway, enough of them for the real bot process to run against.

    world = World()
    guild = world.add_guild("Foreign desk")
    news = world.add_channel(guild, "news")
    ana = world.add_member(guild, "Ana")
    async with loopback_discord(world) as discord:
        async with bot_process(discord, "run", folder=tmp_path, env={…: world.token}) as bot:
            await discord.ready()
            answer = await discord.slash(ana, news, "country", {"name": "France"})
            assert "France" in (await answer.original()).text
            await discord.click(ana, answer.message, "Evidence")
            hold = discord.faults.hold("POST", "/channels/*/messages", "stored")
            await hold.reached()  # a digest is in the channel, and the bot does not know it yet
            bot.kill()
            hold.lose()
    assert not world.violations

`world` is plain state and can be changed at any time; `discord.faults` orders what goes wrong; `discord.gateway` breaks
lines. Whatever the bot asked is in `world.requests`, and how fast it answered in `world.acknowledgements`.
"""
