-- Writes players to a set, if the guard says what is expected.
-- KEYS: guard, set. ARGV: the expected value of the guard, number of fields, scores and members in
-- turn, then members to remove. Returns 0 if the guard says something else.
-- In slices, because Lua takes some thousand arguments at most.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local last = 2 + tonumber(ARGV[2])
for i = 3, last, 4000 do
  redis.call('ZADD', KEYS[2], unpack(ARGV, i, math.min(i + 3999, last)))
end
for i = last + 1, #ARGV, 4000 do
  redis.call('ZREM', KEYS[2], unpack(ARGV, i, math.min(i + 3999, #ARGV)))
end
return 1
